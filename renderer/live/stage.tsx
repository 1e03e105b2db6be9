/** What stands there while no paper is open: the item under discussion, large, and its papers. */
import { Text, Title } from '@mantine/core';
import { IconChevronRight, IconFileTypePdf, IconListDetails, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { papersOf } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { progressOf } from '#domain/meeting/running-order.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ItemNumber } from '#renderer/restricted/item-number.tsx';
import { isAtRestricted, RestrictedNow } from '#renderer/restricted/restricted-now.tsx';
import { RestrictionLine } from '#renderer/restricted/restriction-line.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Elapsed } from './elapsed.tsx';
import classes from './live.module.css';
import { PaperButton } from './paper-button.tsx';
import type { Room } from './use-room.ts';

export function Stage({ meeting, room }: { meeting: Meeting; room: Room }) {
  const { t } = useTranslation(['live', 'meeting', 'common']);
  const item = meeting.plan.items.find(({ id }) => id === meeting.floor.currentItem);
  if (isAtRestricted(meeting)) return <RestrictedNow meeting={meeting} />;
  if (!item) {
    const mayPresent = isOrganiser(meeting.role) && meeting.plan.items.length > 0;
    return (
      <Nothing
        icon={<IconListDetails size={40} stroke={1.5} />}
        title={t('notStarted')}
        text={t(mayPresent ? 'notStartedOrganiser' : 'notStartedDelegate')}
        action={mayPresent && <StartWithFirst meeting={meeting} />}
      />
    );
  }
  const papers = papersOf(meeting.plan, item.id);
  return (
    <article className={classes.now}>
      <Text className={classes.nowWord}>{t('current')}</Text>
      <div className={classes.nowHead}>
        <span className={classes.nowNumber} aria-hidden>
          <ItemNumber meeting={meeting} item={item.id} />
        </span>
        <div>
          <Title order={2} className={classes.nowTitle}>
            {item.title || t('meeting:untitledItem')}
          </Title>
          {item.presenter && (
            <Text size="lg" c="var(--text-quiet)">
              {t('meeting:presenter', { presenter: item.presenter })}
            </Text>
          )}
          <Elapsed progress={progressOf(meeting.floor.items, item.id)} planned={item.minutes} />
        </div>
      </div>
      <RestrictionLine meeting={meeting} item={item.id} />
      <section aria-label={t('papers')} className={classes.nowPapers}>
        {papers.map((paper) => (
          <PaperButton
            key={paper.id}
            meeting={meeting}
            room={room}
            paper={paper}
            className={classes.nowPaper}
          >
            <IconFileTypePdf size={32} stroke={1.5} className={classes.pdf} aria-hidden />
            <span className={classes.nowPaperWords}>
              <span className={classes.nowPaperTitle}>{paper.title}</span>
              {paper.file.pages !== null && (
                <Text span size="xs" c="var(--text-quiet)">
                  {t('common:pages', { count: paper.file.pages })}
                </Text>
              )}
            </span>
            <IconChevronRight size={22} aria-hidden />
          </PaperButton>
        ))}
      </section>
    </article>
  );
}

/** Where the room begins, without looking for it in the agenda. */
function StartWithFirst({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { ask, asking } = useAsk();
  const [first] = meeting.plan.items;
  if (!first) return null;
  return (
    <CommandButton
      command="meeting.present"
      meeting={meeting}
      loading={asking}
      leftSection={<IconPlayerPlay size={20} stroke={1.75} />}
      onClick={() => void ask('meeting.present', { meeting: meeting.id, item: first.id })}
    >
      {t('startWith', { number: 1 })}
    </CommandButton>
  );
}
