/** Xếp tự động: everybody who has no seat yet, or everybody anew; and taking all away. Each can be undone. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconRefresh, IconSparkles, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { arranged, inSeatOrder } from '#domain/meeting/seat-order.ts';
import { type Attendee, readSeating, type Seating, setSeating } from '#domain/meeting/seating.ts';
import { seatsIn } from '#domain/office/catalogues.ts';
import { hasDuty } from '#domain/people/directory.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import type { Seats } from './use-seats.ts';

export function ArrangeMenu({ meeting, seats }: { meeting: Meeting; seats: Seats }) {
  const { t } = useTranslation('seats');
  const { people, nameOf } = usePeople();
  const undo = useUndo();
  const doc = meeting.planDoc;
  const { map, at, attendees, without } = seats;

  const write = (wanted: readonly Seating[], message: string) => {
    const before = [...readSeating(doc).values()];
    setSeating(doc, wanted);
    undo(message, () => setSeating(doc, before));
  };
  const inOrder = (those: readonly Attendee[]) =>
    inSeatOrder(
      those.map((each) => ({ ...each, leads: hasDuty(people.get(each.id), 'leader') })),
      (a, b) => comparePersonNames(nameOf(a.id), nameOf(b.id)),
    );
  const told = (seated: number) => {
    const standing = attendees.length - seated;
    return standing > 0
      ? t('arrangedShort', { count: seated, standing, seats: seatsIn(map) })
      : t('arranged', { count: seated });
  };
  const anew = () => {
    const wanted = arranged(map, inOrder(attendees));
    write(wanted, told(wanted.length));
  };
  const theRest = () => {
    const kept = [...readSeating(doc).values()].filter(({ id }) => !without.includes(id));
    const rest = attendees.filter(({ id }) => without.includes(id));
    const added = arranged(map, inOrder(rest), new Set(at.keys()));
    write([...kept, ...added], told(at.size + added.length));
  };

  if (at.size === 0)
    return (
      <Button
        variant="light"
        leftSection={<IconSparkles size={20} stroke={1.75} />}
        disabled={attendees.length === 0}
        onClick={anew}
      >
        {t('arrange')}
      </Button>
    );
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="light"
          leftSection={<IconSparkles size={20} stroke={1.75} />}
          rightSection={<IconChevronDown size={18} />}
        >
          {t('arrange')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserPlus size={20} stroke={1.75} />}
          disabled={without.length === 0}
          onClick={theRest}
        >
          {t('arrangeRest', { count: without.length })}
        </Menu.Item>
        <Menu.Item leftSection={<IconRefresh size={20} stroke={1.75} />} onClick={anew}>
          {t('arrangeAnew')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="seal"
          leftSection={<IconTrash size={20} stroke={1.75} />}
          onClick={() => write([], t('cleared'))}
        >
          {t('clear')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
