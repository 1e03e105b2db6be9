/** How the office works: whose meetings a leader approves first. */
import { Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#domain/ids.ts';
import { hasDuty } from '#domain/people/directory.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { Row, Rows } from '#renderer/ui/rows.tsx';

export function Settings() {
  const { t } = useTranslation('office');
  const { units, settings } = useDirectory();
  const { ask, asking } = useAsk();
  const inOrder = [...units.values()].sort((a, b) => compareText(a.name, b.name));
  const choose = (unit: UnitId, on: boolean) => {
    const others = settings.approvalIn.filter((each) => each !== unit);
    void ask('office.configure', { settings: { approvalIn: on ? [...others, unit] : others } });
  };
  return (
    <section aria-labelledby="approval" aria-busy={asking}>
      <Title order={2} size="h3" id="approval">
        {t('settings.approval')}
      </Title>
      <Text c="var(--text-quiet)" mb="md">
        {t('settings.approvalText')}
      </Text>
      <Rows>
        {inOrder.map(({ id, name }) => (
          <Row
            key={id}
            words={
              <Switch
                label={<Text fw={600}>{name}</Text>}
                description={<Leaders unit={id} />}
                checked={settings.approvalIn.includes(id)}
                onChange={(event) => choose(id, event.currentTarget.checked)}
              />
            }
          />
        ))}
      </Rows>
    </section>
  );
}

function Leaders({ unit }: { unit: UnitId }) {
  const { t } = useTranslation('office');
  const { people } = useDirectory();
  const names = [...people.values()]
    .filter((person) => person.unit === unit && hasDuty(person, 'leader'))
    .map(({ name }) => name)
    .sort(comparePersonNames)
    .join(', ');
  return <>{names === '' ? t('settings.noLeaders') : t('settings.leaders', { names })}</>;
}
