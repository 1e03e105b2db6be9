/** One thing that waits. The whole card leads to where it is done. */
import {
  IconChevronRight,
  IconClipboardCheck,
  IconDoorEnter,
  IconFileCheck,
  IconFileText,
  IconFileUpload,
  IconListCheck,
  IconMailOpened,
  IconMessageQuestion,
  IconSignature,
  IconUserOff,
  IconUserShare,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskItem } from '#contract';
import { usePeople } from '#renderer/data/people.ts';
import { formatDate, formatMoment } from '#renderer/ui/dates.ts';
import classes from './desk.module.css';
import { useUntitled } from './use-untitled.ts';

const icons: Record<DeskItem['kind'], TablerIcon> = {
  running: IconDoorEnter,
  invitation: IconMailOpened,
  approval: IconClipboardCheck,
  absences: IconUserOff,
  papers: IconFileText,
  minutes: IconSignature,
  preparation: IconFileUpload,
  preparationApproval: IconFileCheck,
  poll: IconMessageQuestion,
  pollApproval: IconClipboardCheck,
  task: IconListCheck,
  substitutionEnd: IconUserShare,
};

export function DeskCard({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk');
  const untitled = useUntitled();
  const Icon = icons[item.kind];
  const pressing = item.kind === 'running' || (item.kind === 'task' && item.overdue);
  const facts = useFacts(item);
  return (
    <article className={classes.card} {...(pressing ? { 'data-pressing': true } : {})} data-desk={item.kind}>
      <span className={classes.icon} aria-hidden>
        <Icon size={22} stroke={1.75} />
      </span>
      <div className={classes.words}>
        <div className={classes.kind}>{[t(`kind.${item.kind}`), ...facts].join(' · ')}</div>
        <Link {...placeOf(item)} className={classes.title}>
          {item.title || untitled(item)}
        </Link>
      </div>
      <span className={classes.do} aria-hidden>
        <span>{t(`do.${item.kind}`)}</span>
        <IconChevronRight size={20} />
      </span>
    </article>
  );
}

/** Where it is done. */
function placeOf(item: DeskItem): Pick<LinkProps, 'to' | 'params'> {
  switch (item.kind) {
    case 'poll':
    case 'pollApproval':
      return { to: '/polls/$poll', params: { poll: item.poll } };
    case 'preparation':
      return { to: '/preparations' };
    case 'preparationApproval':
      return { to: '/meetings/$meeting/plan', params: { meeting: item.meeting } };
    case 'running':
      return { to: '/meetings/$meeting/room', params: { meeting: item.meeting } };
    case 'minutes':
      return { to: '/meetings/$meeting/minutes', params: { meeting: item.meeting } };
    case 'task':
      return { to: '/meetings/$meeting/conclusions', params: { meeting: item.meeting } };
    default:
      return { to: '/meetings/$meeting', params: { meeting: item.meeting } };
  }
}

/** What else is worth knowing before one opens it. */
function useFacts(item: DeskItem): string[] {
  const { t } = useTranslation('desk');
  const { nameOf } = usePeople();
  const facts: string[] = [];
  if (item.kind === 'papers') facts.push(t('papers', { count: item.count }));
  if (item.kind === 'absences') facts.push(t('absences', { count: item.count }));
  if (item.kind === 'preparationApproval') facts.push(t('prepared', { count: item.count }));
  if (item.kind === 'preparation' && item.returned) facts.push(t('returned'));
  if (item.kind === 'poll' && item.reminders > 0) facts.push(t('reminded'));
  if (item.kind === 'task') {
    if (item.percent > 0) facts.push(t('percent', { percent: item.percent }));
    if (!item.lead) facts.push(t('coWorker'));
  }
  const when = useWhen(item);
  if (item.kind === 'substitutionEnd')
    facts.push(t(item.comes ? 'principalComes' : 'principalChanged', { name: nameOf(item.principal) }));
  return when === undefined ? facts : [...facts, when];
}

/** When it begins, or by when it is to be done, of what has such a time. */
function useWhen(item: DeskItem): string | undefined {
  const { t } = useTranslation('desk');
  const { kind, at } = item;
  if (at === null || kind === 'running' || kind === 'minutes' || kind === 'substitutionEnd') return undefined;
  // Tasks and papers are due on a day, everything else at an hour.
  if (kind === 'task' || kind === 'preparation') return t('due', { time: formatDate(at) });
  const time = formatMoment(at);
  return t(kind === 'poll' || kind === 'pollApproval' ? 'due' : 'starts', { time });
}
