/** The authors' editor of a draft. Every field is shared: what one types, the other authors see. */

import { Button, CloseButton, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import {
  addOption,
  longestContent,
  longestTitle,
  nameOption,
  removeOption,
  setContent,
  setQuestionDetails,
} from '#domain/poll/question.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { SyncedLines, SyncedTextarea, SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import { PollBadge } from './badges.tsx';
import { DueFields } from './due-fields.tsx';
import { BackToPolls, PollNotices } from './poll-notices.tsx';
import { PollReadiness } from './poll-readiness.tsx';
import { PollRules } from './poll-rules.tsx';
import classes from './polls.module.css';
import { Recipients } from './recipients.tsx';
import type { OpenPoll } from './use-poll.ts';

export function PollEditor({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  return (
    <div className={classes.page}>
      <BackToPolls />
      <Title order={1} className={classes.title ?? ''}>
        {t('edit.heading')}
      </Title>
      <Group mb="md">
        <PollBadge phase="draft" rejected={poll.poll.rejection !== null} />
      </Group>
      <PollNotices poll={poll} />
      <div className={classes.columns}>
        <fieldset className={classes.group} disabled={!poll.mayWrite} aria-label={t('edit.question')}>
          <div className={classes.stack}>
            <QuestionForm poll={poll} />
            <Recipients poll={poll} />
          </div>
        </fieldset>
        <aside className={classes.stack}>
          <PollReadiness poll={poll} />
          <PollRules poll={poll} />
        </aside>
      </div>
    </div>
  );
}

function QuestionForm({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const now = useServerNow();
  const { question, questionDoc: doc } = poll;
  const { title, kind, dueAt } = question.details;
  return (
    <section className={classes.card} aria-labelledby="question">
      <Title order={2} id="question" size="h3" mb="sm">
        {t('edit.question')}
      </Title>
      <Stack gap="md">
        <SyncedTextarea
          label={t('edit.title')}
          placeholder={t('edit.titlePlaceholder')}
          text={title}
          write={(value) => setQuestionDetails(doc, { title: value })}
          maxLength={longestTitle}
          maxRows={4}
        />
        <SyncedLines
          label={t('edit.content')}
          placeholder={t('edit.contentPlaceholder')}
          text={question.content}
          write={(value) => setContent(doc, value)}
          maxLength={longestContent}
          minRows={5}
          maxRows={24}
        />
        <div>
          <Text fw={600} mb={4}>
            {t('edit.kind')}
          </Text>
          <SegmentedControl
            aria-label={t('edit.kind')}
            value={kind}
            onChange={(value) =>
              setQuestionDetails(doc, { kind: value === 'options' ? 'options' : 'agreement' })
            }
            data={(['agreement', 'options'] as const).map((value) => ({
              value,
              label: t(`edit.kind_${value}`),
            }))}
          />
        </div>
        {kind === 'options' && <Options poll={poll} />}
        <DueFields
          label={t('edit.dueTitle')}
          dueAt={dueAt}
          from={now}
          change={(value) => setQuestionDetails(doc, { dueAt: value })}
        />
      </Stack>
    </section>
  );
}

function Options({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { question, questionDoc: doc } = poll;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('edit.options')}</Text>
      {question.options.map(({ id, label }, index) => (
        <Group key={id} wrap="nowrap" gap="xs">
          <SyncedTextInput
            flex={1}
            aria-label={t('edit.option', { number: index + 1 })}
            placeholder={t('edit.option', { number: index + 1 })}
            text={label}
            write={(value) => nameOption(doc, id, value)}
            maxLength={300}
          />
          <CloseButton
            size={44}
            aria-label={t('edit.removeOption', { number: index + 1 })}
            onClick={() => removeOption(doc, id)}
          />
        </Group>
      ))}
      <Group>
        <Button variant="light" leftSection={<IconPlus size={20} />} onClick={() => addOption(doc, v7(), '')}>
          {t('edit.addOption')}
        </Button>
      </Group>
      <Text size="xs" c="var(--text-quiet)">
        {t('edit.otherAlways')}
      </Text>
    </Stack>
  );
}
