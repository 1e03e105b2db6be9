/** By which rules a poll is held, who lets it out and who writes it. */
import { Alert, CloseButton, Stack, Switch, Text, Title, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { PersonId } from '#domain/ids.ts';
import { setQuestionDetails } from '#domain/poll/question.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { PersonLine } from '#renderer/plan/person-line.tsx';
import { PersonPicker } from '#renderer/plan/person-picker.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function PollRules({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const doc = poll.questionDoc;
  const { mayChange, open, silenceAgrees, signatureRequired } = poll.question.details;
  return (
    <fieldset className={`${classes.group} ${classes.stack}`} disabled={!poll.mayWrite}>
      <section className={classes.card} aria-labelledby="rules">
        <Title order={2} id="rules" size="h3" mb="sm">
          {t('edit.settings')}
        </Title>
        <Stack gap="xs">
          <Switch
            label={t('edit.mayChange')}
            checked={mayChange}
            onChange={(event) => setQuestionDetails(doc, { mayChange: event.currentTarget.checked })}
          />
          <Switch
            label={t('edit.open')}
            description={t('edit.openHint')}
            checked={open}
            onChange={(event) => setQuestionDetails(doc, { open: event.currentTarget.checked })}
          />
          <Switch
            label={t('edit.signatureRequired')}
            description={t('edit.signatureHint')}
            checked={signatureRequired}
            onChange={(event) => setQuestionDetails(doc, { signatureRequired: event.currentTarget.checked })}
          />
          <Switch
            label={t('edit.silenceAgrees')}
            description={t('edit.silenceHint')}
            checked={silenceAgrees}
            onChange={(event) => setQuestionDetails(doc, { silenceAgrees: event.currentTarget.checked })}
          />
        </Stack>
      </section>
      <Approver poll={poll} />
      <Authors poll={poll} />
    </fieldset>
  );
}

function Approver({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const people = usePeople();
  const { approver } = poll.question.details;
  const choose = (person: PersonId | null) => setQuestionDetails(poll.questionDoc, { approver: person });
  return (
    <section className={classes.card} aria-labelledby="approver">
      <Title order={2} id="approver" size="h3" mb="xs">
        {t('edit.approver')}
      </Title>
      {approver === null ? (
        <Stack gap="xs">
          <Text c="var(--text-quiet)">{t('edit.approverHint')}</Text>
          <PersonPicker
            label={t('edit.approver')}
            placeholder={t('edit.approverPlaceholder')}
            marked={new Set()}
            pick={choose}
          />
        </Stack>
      ) : (
        <PersonLine person={approver} people={people}>
          <CloseButton
            size={44}
            aria-label={t('edit.remove', { name: people.nameOf(approver) })}
            onClick={() => choose(null)}
          />
        </PersonLine>
      )}
    </section>
  );
}

/** Named by a command, for with them goes the right to write. */
function Authors({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { person: me } = useMe();
  const people = usePeople();
  const { ask, asking } = useAsk();
  const waiting = commands['poll.share'].input.safeParse(
    poll.waiting.findLast(({ name }) => name === 'poll.share')?.input,
  ).data;
  const known = [...poll.poll.members.keys()];
  const authors = waiting?.authors ?? (known.length === 0 ? [me] : known);
  const share = (next: PersonId[]) => void ask('poll.share', { poll: poll.id, authors: next });
  return (
    <section className={classes.card} aria-labelledby="authors" aria-busy={asking}>
      <Title order={2} id="authors" size="h3" mb="xs">
        {t('edit.authors')}
      </Title>
      <Stack gap="xs">
        {waiting && <Alert color="gold">{t('edit.authorsWaiting')}</Alert>}
        {authors.map((author) => (
          <PersonLine key={author} person={author} people={people}>
            <Tooltip label={t('edit.lastAuthor')} disabled={author !== me}>
              <CloseButton
                size={44}
                aria-label={t('edit.remove', { name: people.nameOf(author) })}
                aria-disabled={author === me}
                {...(author === me ? { 'data-disabled': true } : {})}
                onClick={() => {
                  if (author !== me) share(authors.filter((each) => each !== author));
                }}
              />
            </Tooltip>
          </PersonLine>
        ))}
        <PersonPicker
          label={t('edit.addAuthor')}
          placeholder={t('edit.addAuthor')}
          marked={new Set(authors)}
          pick={(person) => {
            if (!authors.includes(person)) share([...authors, person]);
          }}
        />
      </Stack>
    </section>
  );
}
