/** Who has answered and who has not; what they answered is elsewhere, and later. */
import { ActionIcon, Progress, Text, Title, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { type Answered, recipientsOf, silentOf } from '#domain/poll/state.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function PeopleCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const inOrder = (people: PersonId[]) => people.sort((a, b) => comparePersonNames(nameOf(a), nameOf(b)));
  const silent = inOrder(silentOf(poll.poll));
  const asked = recipientsOf(poll.poll);
  const answered = inOrder(asked.filter((id) => poll.poll.answered.has(id)));
  const noteOf = (given: Answered | undefined) =>
    [t('people.at', { time: formatMoment(given?.at ?? 0) }), given?.signed && t('people.signed')]
      .filter(Boolean)
      .join(' · ');
  const mayRemind = poll.parts.includes('author') && poll.poll.phase === 'sent';
  return (
    <section className={classes.card} aria-labelledby="asked">
      <Title order={2} id="asked" size="h3" mb="xs">
        {t('people.title')}
      </Title>
      <Text role="status">{t('progress', { answered: answered.length, asked: asked.length })}</Text>
      <Progress
        value={asked.length === 0 ? 0 : (answered.length / asked.length) * 100}
        color="leaf"
        size="lg"
        mt={6}
        mb="md"
        aria-hidden
      />
      {silent.length > 0 && (
        <>
          <Text fw={600}>{t('people.silent', { count: silent.length })}</Text>
          <ul className={classes.people}>
            {silent.map((person) => (
              <PersonRow key={person} person={person}>
                {mayRemind && <RemindOne poll={poll} person={person} />}
              </PersonRow>
            ))}
          </ul>
        </>
      )}
      {answered.length > 0 && (
        <>
          <Text fw={600}>{t('people.answered', { count: answered.length })}</Text>
          <ul className={classes.people}>
            {answered.map((person) => (
              <PersonRow key={person} person={person} note={noteOf(poll.poll.answered.get(person))} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PersonRow({
  person,
  note,
  children,
}: {
  person: PersonId;
  note?: string;
  children?: React.ReactNode;
}) {
  const { nameOf, postOf } = usePeople();
  return (
    <li className={classes.person}>
      <PersonFace name={nameOf(person)} />
      <div className={classes.words}>
        <Text>{nameOf(person)}</Text>
        <Text size="xs" c="var(--text-quiet)">
          {note ?? postOf(person)}
        </Text>
      </div>
      {children}
    </li>
  );
}

function RemindOne({ poll, person }: { poll: OpenPoll; person: PersonId }) {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  const label = t('manage.remindOne', { name: nameOf(person) });
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        loading={asking}
        onClick={() => void ask('poll.remind', { poll: poll.id, people: [person] })}
      >
        <IconBell size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
