/** The units that send people to a meeting, and whom, among those who take part. */
import { Text } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { compareText } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './assignment.module.css';

export function UnitList({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('assignment');
  const { units, nameOf } = usePeople();
  const nameOfUnit = (id: Parameters<typeof units.get>[0]) => units.get(id)?.name ?? id;
  const asked = [...meeting.floor.assignments.values()].sort((a, b) =>
    compareText(nameOfUnit(a.id), nameOfUnit(b.id)),
  );
  if (asked.length === 0) return null;
  return (
    <section aria-label={t('units')}>
      <Text fw={600} mt="sm">
        {t('units')}
      </Text>
      <ul className={classes.list}>
        {asked.map(({ id, people }) => (
          <li key={id} className={classes.unit}>
            <IconBuildingCommunity size={24} stroke={1.5} aria-hidden />
            <span className={classes.words}>
              <span>{nameOfUnit(id)}</span>
              <Text span size="sm" c={people.length === 0 ? 'var(--near)' : 'var(--text-quiet)'}>
                {people.length === 0 ? t('nobody') : t('named', { names: people.map(nameOf).join(', ') })}
              </Text>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
