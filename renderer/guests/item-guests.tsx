/** In the editor of the plan: which guests see an item. Nothing where no guest is invited, or the item has a group of its own. */
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown, IconUserShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, changeItem, type GuestId } from '#domain/meeting/plan.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './guests.module.css';
import { useGuests } from './use-guests.ts';

export function ItemGuests({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('guests');
  const guests = useGuests(meeting);
  if (guests.length === 0 || meeting.groupOf(item.id)) return null;
  const shared = new Set(item.guests);
  const who = guests.filter(({ id }) => shared.has(id));
  const everyone = who.length === guests.length;
  const write = (ids: Iterable<GuestId>) => changeItem(meeting.docOf(item.id), item.id, { guests: [...ids] });
  const toggle = (id: GuestId, on: boolean) => {
    const next = new Set(shared);
    if (on) next.add(id);
    else next.delete(id);
    write(next);
  };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          className={classes.chip}
          variant={who.length > 0 ? 'light' : 'default'}
          px="sm"
          leftSection={<IconUserShare size={18} stroke={1.75} />}
          rightSection={<IconChevronDown size={16} />}
        >
          {words(t, who, guests.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('choose', { number: meeting.numberOf(item.id) })}>
        <Stack gap="xs" className={classes.choices}>
          {guests.length > 1 && (
            <Checkbox
              label={t('all')}
              checked={everyone}
              indeterminate={who.length > 0 && !everyone}
              onChange={() => write(everyone ? [] : guests.map(({ id }) => id))}
            />
          )}
          {guests.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={shared.has(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function words(
  t: ReturnType<typeof useTranslation<'guests'>>['t'],
  who: readonly { name: string }[],
  total: number,
): string {
  if (who.length === 0) return t('chipNobody');
  if (who.length <= 2) return t('chip', { names: who.map(({ name }) => name).join(', ') });
  return who.length === total ? t('chipAll') : t('chipSome', { shared: who.length, total });
}
