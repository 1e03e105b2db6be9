/** A signed sheet: its pages, whose answer it came with, whether it says the same, and its signature; to be saved as it is. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import type { Reply } from '#domain/poll/reply.ts';
import { saveMade } from '#renderer/data/download.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { SheetFound } from './sheet-found.tsx';
import { SheetPages } from './sheet-pages.tsx';
import type { OpenPoll } from './use-poll.ts';
import type { SheetLook } from './use-sheet.ts';

interface Props {
  poll: OpenPoll;
  person: PersonId;
  answer: Pick<Reply, 'choice' | 'text'>;
  look: SheetLook;
  opened: boolean;
  close: () => void;
}

export function SheetDialog({ poll, person, answer, look, opened, close }: Props) {
  const { t } = useTranslation(['polls', 'common']);
  const { nameOf, titleOf } = usePeople();
  const wordsOf = useChoiceWords();
  const here = look.state !== 'coming';
  return (
    <Modal opened={opened} onClose={close} title={t('sheet.title')} size={1080}>
      <div className={classes.sheetHalves}>
        {here ? <SheetPages poll={poll.id} person={person} name={nameOf(person)} /> : <div />}
        <Stack>
          <Stack gap={6}>
            <div>
              <Text fw={600}>{nameOf(person)}</Text>
              <Text size="sm" c="var(--text-quiet)">
                {titleOf(person)}
              </Text>
            </div>
            <Text>
              {t('sheet.answered', { choice: wordsOf(answer.choice, labelsOf(poll.question.options)) })}
            </Text>
            {answer.text && <Text className={classes.quote}>{answer.text}</Text>}
          </Stack>
          <SheetFound look={look} name={nameOf(person)} />
          <Group justify="flex-end" className={classes.actions ?? ''}>
            <Button variant="default" onClick={close}>
              {t('common:close')}
            </Button>
            <Button
              leftSection={<IconDownload size={20} stroke={1.75} />}
              disabled={!here}
              onClick={() => void saveMade(rpc.sheets.save({ poll: poll.id, person }))}
            >
              {t('sheet.save')}
            </Button>
          </Group>
        </Stack>
      </div>
    </Modal>
  );
}
