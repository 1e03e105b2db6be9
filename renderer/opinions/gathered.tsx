/** For the organisers: what everyone says of the items ahead of the meeting, item by item, and as a table to take along. */
import { Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTableExport } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, PersonId } from '#domain/ids.ts';
import { type Opinion, readOpinions } from '#domain/meeting/opinion.ts';
import { isInPreparation } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { comparePersonNames } from '#domain/text.ts';
import { downloadTable } from '#renderer/data/download.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatDate, formatTime } from '#renderer/ui/dates.ts';
import classes from './opinions.module.css';

type ByPerson = ReadonlyMap<PersonId, ReadonlyMap<ItemId, Opinion>>;

export function GatheredOpinions({ meeting }: { meeting: Meeting }) {
  const [byPerson, setByPerson] = useState<ByPerson>(new Map());
  const heard = useCallback(
    (person: PersonId, said: ReadonlyMap<ItemId, Opinion>) =>
      setByPerson((before) => new Map(before).set(person, said)),
    [],
  );
  if (!isOrganiser(meeting.role) || isInPreparation(meeting.floor.phase)) return null;
  const members = [...meeting.floor.members.values()].filter(({ role }) => role !== 'guest');
  return (
    <>
      {members.map(({ id }) => (
        <Listen key={id} meeting={meeting} person={id} heard={heard} />
      ))}
      <Board meeting={meeting} byPerson={byPerson} />
    </>
  );
}

/** Holds one person's document while the board is shown. */
function Listen({
  meeting,
  person,
  heard,
}: {
  meeting: Meeting;
  person: PersonId;
  heard: (person: PersonId, said: ReadonlyMap<ItemId, Opinion>) => void;
}): null {
  const { value } = useDocument({ kind: 'opinions', meeting: meeting.id, person }, readOpinions);
  useEffect(() => heard(person, value), [heard, person, value]);
  return null;
}

function Board({ meeting, byPerson }: { meeting: Meeting; byPerson: ByPerson }) {
  const { t } = useTranslation(['opinions', 'errors']);
  const people = usePeople();
  const items = meeting.plan.items.map((item) => ({
    item,
    said: [...byPerson]
      .flatMap(([person, said]) => {
        const opinion = said.get(item.id);
        return opinion ? [{ name: people.nameOf(person), opinion }] : [];
      })
      .sort((a, b) => comparePersonNames(a.name, b.name)),
  }));
  if (items.every(({ said }) => said.length === 0)) return null;

  async function save() {
    const rows = items.flatMap(({ item, said }) =>
      said.map(({ name, opinion: { stance, text, at } }) => [
        item.title,
        name,
        t(`stances.${stance}`),
        text,
        `${formatTime(at)} ${formatDate(at)}`,
      ]),
    );
    const columns = [
      t('column.item'),
      t('column.person'),
      t('column.stance'),
      t('column.text'),
      t('column.at'),
    ];
    const table = { name: `${t('title')} - ${meeting.plan.details.title}`.slice(0, 150), columns, rows };
    try {
      await downloadTable(table, 'xlsx');
    } catch (error) {
      notifications.show({ message: t(`errors:call.${failureOf(error).code}`), color: 'red' });
    }
  }

  return (
    <section className={classes.board} aria-labelledby="opinions">
      <Group justify="space-between">
        <Title order={2} size="h3" id="opinions">
          {t('title')}
        </Title>
        <Button
          variant="default"
          leftSection={<IconTableExport size={20} stroke={1.75} />}
          onClick={() => void save()}
        >
          {t('export')}
        </Button>
      </Group>
      {items
        .filter(({ said }) => said.length > 0)
        .map(({ item, said }) => (
          <section key={item.id} className={classes.item}>
            <Title order={3} size="h4">
              {item.title}
            </Title>
            <Text size="sm" c="var(--text-quiet)">
              {t('counts', {
                agree: said.filter(({ opinion }) => opinion.stance === 'agree').length,
                remark: said.filter(({ opinion }) => opinion.stance === 'remark').length,
              })}
            </Text>
            <ul className={classes.said}>
              {said.map(({ name, opinion }) => (
                <li key={name}>
                  <strong>{name}</strong>: {t(`stances.${opinion.stance}`)}
                  {opinion.text && `. ${opinion.text}`}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </section>
  );
}
