/** Chair and secretaries: appointed by a command, for with them goes the right to write the plan. */
import { Alert, CloseButton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { appointed, waitingAppointment } from './appointment.ts';
import { PersonLine } from './person-line.tsx';
import { PersonPicker } from './person-picker.tsx';
import classes from './plan.module.css';

export function Organisers({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { person: me } = useMe();
  const people = usePeople();
  const { ask, asking } = useAsk();
  const waiting = waitingAppointment(meeting.waiting);
  const { chair, secretaries } = waiting ?? appointed(meeting.floor, me);
  const taken = new Set([...(chair === null ? [] : [chair]), ...secretaries]);
  const appoint = (nextChair: PersonId | null, nextSecretaries: PersonId[]) =>
    void ask('meeting.appoint', { meeting: meeting.id, chair: nextChair, secretaries: nextSecretaries });

  return (
    <section className={classes.card} aria-labelledby="organisers" aria-busy={asking}>
      <Title order={2} id="organisers" size="h3" mb="sm">
        {t('organisers')}
      </Title>
      <Stack gap="sm">
        {waiting && <Alert color="gold">{t('appointWaiting')}</Alert>}
        <Text className={classes.label}>{t('chair')}</Text>
        {chair === null ? (
          <PersonPicker
            label={t('chair')}
            placeholder={t('chairPlaceholder')}
            marked={new Set()}
            pick={(person) =>
              appoint(
                person,
                secretaries.filter((each) => each !== person || secretaries.length === 1),
              )
            }
          />
        ) : (
          <PersonLine person={chair} people={people}>
            <Remove person={chair} name={people.nameOf(chair)} remove={() => appoint(null, secretaries)} />
          </PersonLine>
        )}
        <Text className={classes.label}>{t('secretaries')}</Text>
        {secretaries.map((secretary) => (
          <PersonLine key={secretary} person={secretary} people={people}>
            <Remove
              person={secretary}
              name={people.nameOf(secretary)}
              refused={secretaries.length === 1 ? t('lastSecretary') : undefined}
              remove={() =>
                appoint(
                  chair,
                  secretaries.filter((each) => each !== secretary),
                )
              }
            />
          </PersonLine>
        ))}
        <PersonPicker
          label={t('addSecretary')}
          placeholder={t('addSecretary')}
          marked={taken}
          pick={(person) => {
            if (!taken.has(person)) appoint(chair, [...secretaries, person]);
          }}
        />
      </Stack>
    </section>
  );
}

function Remove({
  name,
  refused,
  remove,
}: {
  person: PersonId;
  name: string;
  refused?: string | undefined;
  remove: () => void;
}) {
  const { t } = useTranslation('plan');
  return (
    <Tooltip label={refused} disabled={refused === undefined}>
      <CloseButton
        size={44}
        aria-label={t('uninvite', { name })}
        aria-disabled={refused !== undefined}
        {...(refused === undefined ? {} : { 'data-disabled': true })}
        onClick={() => {
          if (refused === undefined) remove();
        }}
      />
    </Tooltip>
  );
}
