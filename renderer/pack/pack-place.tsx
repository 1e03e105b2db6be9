/** Where one is in the board pack, beside the paper's own page; a number typed here goes there, across papers. */
import { Button, Group, Popover, Stack, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPresentation } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperId } from '#domain/ids.ts';
import { lastInPack, type PackPlace as Place, packPage, placeInPack } from '#domain/paper/pack.ts';
import { useReader, useViewPart } from '#renderer/paper/ui/reader-context.ts';
import classes from './pack.module.css';

export interface InPaper {
  paper: PaperId;
  page: number;
}

export interface PackWays {
  /** Opens another paper of the meeting at a page. */
  open: (at: InPaper) => void;
  /** Opens a page for everybody in the room, where one may. */
  lead?: ((at: InPaper) => void) | undefined;
}

export function PackPlace({ pack, ways }: { pack: readonly Place[]; ways: PackWays }) {
  const { t } = useTranslation('pack');
  const session = useReader();
  const page = useViewPart('page');
  const [opened, setOpened] = useState(false);
  const number = packPage(pack, session.paper.id, page);
  const last = lastInPack(pack);
  if (last === 0) return null;
  const go = (at: InPaper, forAll: boolean) => {
    setOpened(false);
    if (at.paper === session.paper.id) session.jump(at.page);
    else ways.open(at);
    if (forAll) ways.lead?.(at);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t('place.hint')} position="bottom" disabled={opened}>
          <UnstyledButton
            className={classes.chip}
            aria-label={number === undefined ? t('place.unknown') : t('place.now', { page: number })}
            onClick={() => setOpened(!opened)}
          >
            {number === undefined ? t('place.unknown') : t('place.chip', { page: number })}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <GoToNumber pack={pack} last={last} go={go} leads={ways.lead !== undefined} />
      </Popover.Dropdown>
    </Popover>
  );
}

function GoToNumber({
  pack,
  last,
  go,
  leads,
}: {
  pack: readonly Place[];
  last: number;
  go: (at: InPaper, forAll: boolean) => void;
  leads: boolean;
}) {
  const { t } = useTranslation('pack');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const wanted = (forAll: boolean) => {
    const at = placeInPack(pack, Number(typed));
    if (at) go(at, forAll);
    else setWrong(t('place.noSuch', { page: typed }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wanted(false);
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
      <Stack gap="sm">
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('place.field')}
            placeholder={t('place.range', { last })}
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
            value={typed}
            error={wrong}
            onChange={(event) => {
              setWrong(undefined);
              setTyped(event.currentTarget.value.replace(/\D/g, '').slice(0, 6));
            }}
          />
          <Button type="submit" disabled={typed === ''}>
            {t('place.go')}
          </Button>
        </Group>
        {leads && (
          <Button
            variant="light"
            disabled={typed === ''}
            leftSection={<IconPresentation size={20} stroke={1.75} />}
            onClick={() => wanted(true)}
          >
            {t('place.lead')}
          </Button>
        )}
        {!wrong && (
          <Text size="xs" c="var(--text-quiet)">
            {t('place.range', { last })}
          </Text>
        )}
      </Stack>
    </form>
  );
}
