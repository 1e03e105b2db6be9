/** What went otherwise than the person meant, and what they do not know yet: each notice stays until they have read it. */
import { Stack } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow, SetAside } from '#contract';
import { missingParts } from '#domain/meeting/convening.ts';
import { useOutbox, useSaving } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { AnswerWords } from '#renderer/polls/answer-words.tsx';
import { PaperNews } from '#renderer/reading/paper-news.tsx';
import { ClockNotice } from './clock-notice.tsx';
import { DocumentWords } from './document-words.tsx';
import { Notice } from './notice.tsx';
import classes from './notices.module.css';

export function Notices() {
  const refused = useOutbox().filter((row) => row.state === 'refused');
  const saving = useSaving();
  const setAside = saving?.setAside ?? [];
  const damaged = saving?.damagedStore ?? null;
  return (
    <Stack className={classes.stack} gap="sm">
      {damaged !== null && <Damaged path={damaged} />}
      {setAside.map((change) => (
        <NotTaken key={change.id} change={change} />
      ))}
      {alike(refused).map((rows) => (
        <Refused key={rows[0].id} rows={rows} />
      ))}
      <ClockNotice />
      <PaperNews />
    </Stack>
  );
}

type Alike = [OutboxRow, ...OutboxRow[]];

/** Requests refused for the same reason are told once: a chair without a network may have turned many pages. */
function alike(refused: readonly OutboxRow[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const row of refused) {
    const key = JSON.stringify([row.name, row.refusal]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function Refused({ rows }: { rows: Alike }) {
  const { t } = useTranslation(['errors', 'plan']);
  const [row] = rows;
  const code = row.refusal?.code ?? 'try-again';
  const missing = missingParts.filter((part) => row.refusal?.details?.includes(part));
  return (
    <Notice
      icon={<IconX size={20} />}
      title={t('refusedTitle', { command: t(`command.${row.name}`) })}
      dismiss={() => {
        for (const { id } of rows) void rpc.commands.dismiss({ id });
      }}
    >
      {t(`refusal.${code}`, { details: row.refusal?.details?.join(', ') ?? '' })}
      {row.name === 'poll.answer' && <AnswerWords row={row} />}
      {missing.length > 0 && (
        <ul className={classes.missing}>
          {missing.map((part) => (
            <li key={part}>{t(`plan:ready.part.${part}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function NotTaken({ change }: { change: SetAside }) {
  const { t } = useTranslation('frame');
  return (
    <Notice
      icon={<IconAlertTriangle size={20} />}
      title={<DocumentWords document={change.document} />}
      dismiss={() => void rpc.status.dismissSetAside({ id: change.id })}
    >
      {t(`setAside.${change.reason}`)}
    </Notice>
  );
}

function Damaged({ path }: { path: string }) {
  const { t } = useTranslation('frame');
  return (
    <Notice
      icon={<IconAlertTriangle size={20} />}
      title={t('damaged.title')}
      dismiss={() => void rpc.status.dismissDamagedStore()}
    >
      {t('damaged.text', { path })}
    </Notice>
  );
}
