/** Says of a signed answer what its signature is worth, and shows more of it. */
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconLoader } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import type { Reply } from '#domain/poll/reply.ts';
import type { SheetVerdict } from '#domain/poll/sheet.ts';
import classes from './polls.module.css';
import { SheetDialog } from './sheet-dialog.tsx';
import type { OpenPoll } from './use-poll.ts';
import { type SheetLook, useSheet } from './use-sheet.ts';

const colours: Record<SheetVerdict, string> = {
  valid: 'leaf',
  unknown: 'gold',
  invalid: 'seal',
  mismatch: 'seal',
};

const icons = {
  valid: IconCircleCheck,
  unknown: IconHelpCircle,
  invalid: IconAlertTriangle,
  mismatch: IconAlertTriangle,
} as const satisfies Record<SheetVerdict, unknown>;

export function SheetBadge({
  poll,
  person,
  answer,
}: {
  poll: OpenPoll;
  person: PersonId;
  answer: Pick<Reply, 'choice' | 'text' | 'at'>;
}) {
  const { t } = useTranslation('polls');
  const look = useSheet(poll.id, person, answer);
  const [opened, { open, close }] = useDisclosure();
  const verdict = look.state === 'checked' ? look.verdict : undefined;
  const Icon = verdict === undefined ? IconLoader : icons[verdict];
  return (
    <>
      <Button
        variant="light"
        size="compact-md"
        className={classes.sheetBadge ?? ''}
        color={verdict === undefined ? 'gray' : colours[verdict]}
        leftSection={<Icon size={18} stroke={1.75} />}
        onClick={open}
      >
        {wordsOf(look, t)}
      </Button>
      <SheetDialog poll={poll} person={person} answer={answer} look={look} opened={opened} close={close} />
    </>
  );
}

function wordsOf(look: SheetLook, t: ReturnType<typeof useTranslation<'polls'>>['t']): string {
  if (look.state === 'checked') return t(`sheet.verdict.${look.verdict}`);
  return t(look.state === 'failed' ? 'sheet.unchecked' : `sheet.${look.state}`);
}
