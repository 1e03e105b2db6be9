import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackProgress } from '#contract';
import type { PaperId } from '#domain/ids.ts';
import type { Paper, Plan } from '#domain/meeting/plan.ts';
import { packOf } from '#domain/paper/pack.ts';
import { papersInOrder } from '#renderer/meeting/papers-in-order.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { percentOf } from '#renderer/ui/sizes.ts';
import { PackPapers } from './pack-papers.tsx';
import { type Making, usePack } from './use-pack.ts';

/** What goes into the pack, then how far it is, then what came of it. */
export function PackDialog({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const [left, setLeft] = useState<ReadonlySet<PaperId>>(new Set());
  const { making, make, stop } = usePack(meeting.id);
  const here = useHere(meeting);
  const papers = papersInOrder(meeting.commonPlan);
  const without = papers.map(({ id }) => id).filter((id) => left.has(id) || !here.has(id));
  if (making.state === 'counting' || making.state === 'working')
    return <Working plan={meeting.commonPlan} making={making} stop={stop} />;
  if (making.state === 'done')
    return <Done plan={meeting.commonPlan} made={making} again={stop} close={close} />;
  return (
    <Choosing
      papers={
        <PackPapers
          plan={meeting.commonPlan}
          pack={packOf(meeting.commonPlan)}
          here={here}
          left={left}
          toggle={(paper) => {
            const next = new Set(left);
            if (!next.delete(paper)) next.add(paper);
            setLeft(next);
          }}
        />
      }
      away={papers.filter(({ id }) => !here.has(id))}
      without={without.length}
      of={papers.length}
      failure={making.state === 'failed' ? making.code : undefined}
      make={() => make(without)}
      close={close}
    />
  );
}

/** The papers whose bytes are on this machine. */
function useHere(meeting: Meeting): ReadonlySet<PaperId> {
  const states = usePaperProgress(meeting.id);
  return new Set(
    meeting.commonPlan.papers.filter(({ file }) => states.get(file.sha256)?.here).map(({ id }) => id),
  );
}

function Choosing({
  papers,
  away,
  without,
  of,
  failure,
  make,
  close,
}: {
  papers: React.ReactNode;
  /** Papers that are not here. */
  away: Paper[];
  without: number;
  of: number;
  failure: Extract<PackProgress, { state: 'failed' }>['code'] | undefined;
  make: () => void;
  close: () => void;
}) {
  const { t } = useTranslation(['pack', 'errors']);
  return (
    <Stack>
      <Text>{t('what')}</Text>
      {away.length > 0 && (
        <Alert color="gold" title={t('away', { count: away.length })}>
          <List size="sm" mb="xs">
            {away.map(({ id, title }) => (
              <List.Item key={id}>{title}</List.Item>
            ))}
          </List>
          {t('awayWhat')}
        </Alert>
      )}
      {papers}
      <Text size="sm" c="var(--text-quiet)">
        {t('open')}
      </Text>
      {failure && (
        <Alert color="seal" role="alert">
          {t(`errors:call.${failure}`)}
        </Alert>
      )}
      {without === of && (
        <Text size="sm" role="status">
          {t('none')}
        </Text>
      )}
      <DialogActions close={close}>
        <Button disabled={without === of} onClick={make}>
          {without > 0 ? t('createWithout', { count: without }) : t('create')}
        </Button>
      </DialogActions>
    </Stack>
  );
}

function Working({
  plan,
  making,
  stop,
}: {
  plan: Plan;
  making: Extract<Making, { state: 'counting' | 'working' }>;
  stop: () => void;
}) {
  const { t } = useTranslation('pack');
  const title = (id: PaperId) => plan.papers.find((paper) => paper.id === id)?.title ?? '';
  const working = making.state === 'working' ? making : undefined;
  const said = working ? t('working', { title: title(working.paper) }) : t('counting');
  return (
    <Stack>
      <Text role="status" lineClamp={2}>
        {said}
      </Text>
      <Progress
        value={working ? percentOf(working.done, working.total) : 100}
        striped={!working}
        animated={!working}
        aria-label={t('title')}
      />
      <Group justify="space-between">
        <Text c="var(--text-quiet)">
          {working && t('progress', { done: working.done, total: working.total })}
        </Text>
        <Button variant="default" onClick={stop}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({
  plan,
  made,
  again,
  close,
}: {
  plan: Plan;
  made: Extract<PackProgress, { state: 'done' }>;
  again: () => void;
  close: () => void;
}) {
  const { t } = useTranslation('pack');
  return (
    <Stack>
      <Group wrap="nowrap" align="flex-start">
        <IconCircleCheck size={28} color="var(--mantine-color-leaf-6)" style={{ flex: 'none' }} aria-hidden />
        <Text role="status">{t('done', { pages: made.pages, name: made.name })}</Text>
      </Group>
      {made.missing.length > 0 && (
        <Alert color="gold" title={t('replaced', { count: made.missing.length })}>
          <List size="sm">
            {made.missing.map(({ paper, why }) => (
              <List.Item key={paper}>
                {plan.papers.find(({ id }) => id === paper)?.title}: {t(`why.${why}`)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={again}>
          {t('again')}
        </Button>
        <Button onClick={close}>{t('close')}</Button>
      </Group>
    </Stack>
  );
}
