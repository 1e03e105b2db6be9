/** One request as its officer sees it: what for, until when, the papers brought so far, and submitting them. */
import { Alert, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { Sha256 } from '#domain/ids.ts';
import { isOpenForPapers, readPrepared, setNote } from '#domain/meeting/preparation.ts';
import type { DeskPreparation } from '#domain/people/desk.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { ImportLine } from '#renderer/plan/import-line.tsx';
import { PaperDrop } from '#renderer/plan/paper-drop.tsx';
import { paperImports, useImports } from '#renderer/plan/paper-imports.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatDate, formatMoment, formatSpan } from '#renderer/ui/dates.ts';
import { RuledButton } from '#renderer/ui/ruled-button.tsx';
import { SyncedLines } from '#renderer/ui/synced-text-input.tsx';
import classes from './preparation.module.css';
import { PreparedList } from './prepared-list.tsx';
import { LateBadge, StateBadge } from './state-badge.tsx';
import { useOfficerCircumstances, usePreparationWaits } from './use-preparations.ts';

export function RequestCard({ request }: { request: DeskPreparation }) {
  const { t, i18n } = useTranslation(['preparation', 'meetings']);
  const { meeting, item } = request;
  const { person } = useMe();
  const people = usePeople();
  const brought = useDocument({ kind: 'preparation', meeting, item }, readPrepared);
  const imports = useImports(meeting, item, 'preparation');
  const { papers, note } = brought.value;
  const mayWrite = brought.mayWrite && isOpenForPapers(request.state);
  const heading = `request-${request.id}`;
  return (
    <article className={classes.card} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div className={classes.words}>
          <Title order={2} size="h3" id={heading}>
            {request.itemTitle || t('untitledItem')}
          </Title>
          <Text c="var(--text-quiet)">
            {t('forMeeting', { title: request.meetingTitle || t('meetings:untitled') })}
            {request.startsAt !== null && ` · ${formatSpan(request.startsAt, null, i18n.language)}`}
          </Text>
        </div>
        <Group gap="xs" className={classes.badges}>
          <LateBadge request={request} startsAt={request.startsAt} />
          <StateBadge state={request.state} />
        </Group>
      </Group>
      <Text mt="xs">
        {t('askedBy', { name: people.nameOf(request.assignedBy) })}
        {request.dueAt !== null && (
          <>
            {' · '}
            <strong>{t('dueOn', { day: formatDate(request.dueAt) })}</strong>
          </>
        )}
      </Text>
      {request.state === 'returned' && (
        <Alert color="seal" icon={<IconArrowBackUp />} mt="sm" title={t('returnedTitle')}>
          {request.reason}
          {request.decidedBy !== null && (
            <Text size="sm" c="var(--text-quiet)">
              {people.nameOf(request.decidedBy)}
            </Text>
          )}
        </Alert>
      )}
      {mayWrite ? (
        <>
          <PaperDrop
            add={(files) => paperImports.prepare(meeting, item, person, files)}
            label={t('addPapers')}
            variant="light"
          >
            <PreparedList meeting={meeting} item={item} papers={papers} doc={brought.doc} />
            {imports.map((job) => (
              <ImportLine key={job.id} job={job} />
            ))}
          </PaperDrop>
          <SyncedLines
            mt="sm"
            label={t('note')}
            placeholder={t('notePlaceholder')}
            text={note}
            write={(text) => setNote(brought.doc, text)}
            maxLength={2000}
            maxRows={6}
          />
        </>
      ) : (
        <PreparedList meeting={meeting} item={item} papers={papers} />
      )}
      {!mayWrite && note && <Text mt="sm">{t('noteSaid', { note })}</Text>}
      <Steps request={request} hasPapers={papers.length > 0} shas={papers.map(({ file }) => file.sha256)} />
    </article>
  );
}

function Steps({
  request,
  hasPapers,
  shas,
}: {
  request: DeskPreparation;
  hasPapers: boolean;
  shas: Sha256[];
}) {
  const { t } = useTranslation(['preparation', 'errors']);
  const { meeting, item } = request;
  const now = useOfficerCircumstances(request);
  const waits = usePreparationWaits(meeting, item);
  const progress = usePaperProgress(meeting);
  const { ask, asking } = useAsk();
  // A paper just brought is not among the states yet: it is on its way all the same.
  const underWay = shas.filter((sha256) => !progress.get(sha256)?.onServer).length;
  const submitRefused = commands['preparation.submit'].refusal(now);
  if (request.state === 'papers_submitted' && request.submittedAt !== null)
    return (
      <Group justify="space-between" mt="md">
        <Text c="var(--text-quiet)">
          {t('submittedAt', {
            time: formatMoment(request.submittedAt),
          })}
        </Text>
        <RuledButton
          variant="default"
          code={commands['preparation.withdraw'].refusal(now)}
          waits={waits}
          loading={asking}
          onClick={() => void ask('preparation.withdraw', { meeting, item })}
        >
          {t('withdraw')}
        </RuledButton>
      </Group>
    );
  if (request.state === 'papers_approved') return <Text mt="md">{t('approvedText')}</Text>;
  const reason = !hasPapers
    ? t('errors:refusal.nothing-prepared')
    : underWay > 0
      ? t('underWay', { count: underWay })
      : undefined;
  return (
    <Group justify="flex-end" mt="md">
      <RuledButton
        code={submitRefused}
        waits={waits}
        refusedBecause={reason}
        loading={asking}
        leftSection={<IconSend size={20} stroke={1.75} />}
        onClick={() =>
          confirm({
            title: t('submitTitle'),
            text: t('submitText', { count: shas.length, item: request.itemTitle }),
            confirm: t('submit'),
            onConfirm: async () => {
              if ((await ask('preparation.submit', { meeting, item })) === 'done')
                notifications.show({ message: t('submitted'), color: 'leaf' });
            },
          })
        }
      >
        {t('submit')}
      </RuledButton>
    </Group>
  );
}
