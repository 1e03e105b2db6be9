/** Marks whose words are gone from this version: nothing of them is lost, and what they were made on can be looked at. */
import { ActionIcon, Button, Group, Loader, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMapPinOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { wordsOf } from '../ui/mark-words.ts';
import { useReader } from '../ui/reader-context.ts';
import { useStore, useVersion } from '../ui/use-store.ts';
import classes from './carried.module.css';
import { OldPlace } from './old-place.tsx';

export function PlacelessMarks() {
  const { t } = useTranslation('marks');
  const { book } = useReader();
  useVersion(book);
  const [opened, { open, close }] = useDisclosure(false);
  const marks = book.placeless();
  if (book.isSeeking)
    return (
      <div className={classes.seeking} role="status">
        <Loader size="sm" color="gray" /> {t('placeless.seeking')}
      </div>
    );
  if (marks.length === 0 && !opened) return null;
  return (
    <>
      <Button
        variant="light"
        color="gold"
        className={classes.open ?? ''}
        leftSection={<IconMapPinOff size={20} aria-hidden />}
        onClick={open}
      >
        {t('placeless.open', { count: marks.length })}
      </Button>
      <Modal opened={opened} onClose={close} title={t('placeless.title')} size="lg">
        <Stack>
          <Text>{t(marks.length > 0 ? 'placeless.why' : 'placeless.none')}</Text>
          <ul className={classes.list}>
            {marks.map((each) => (
              <li key={`${each.author}/${each.mark.id}`} className={classes.mark}>
                <Placeless shown={each} />
              </li>
            ))}
          </ul>
        </Stack>
      </Modal>
    </>
  );
}

function Placeless({ shown }: { shown: ShownMark }) {
  const { t } = useTranslation(['marks', 'paper']);
  const { history, me, rights } = useReader();
  const may = useStore(rights);
  const people = usePeople();
  const { author, layer, mark } = shown;
  const words = wordsOf(shown);
  return (
    <>
      <Group wrap="nowrap" gap="xs">
        <div className={classes.text}>
          <Text size="sm" c="var(--text-quiet)">
            {t(`paper:kind.${mark.geometry.kind}`)} ·{' '}
            {author === me ? t('paper:marks.me') : people.nameOf(author)} · {t(`paper:layer.${layer}`)} ·{' '}
            {formatMoment(mark.createdAt)}
          </Text>
          {words !== '' && <Text className={classes.words ?? ''}>{words}</Text>}
          <Text size="sm">{t('marks:placeless.page', { page: mark.page })}</Text>
        </div>
        {author === me && may[layer] && (
          <Tooltip label={t('marks:placeless.remove')}>
            <ActionIcon
              color="red"
              aria-label={t('marks:placeless.remove')}
              onClick={() => history.apply(new Map([[mark.id, null]]))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <OldPlace shown={shown} />
    </>
  );
}
