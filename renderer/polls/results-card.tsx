/** How the answers add up, once they may be read: bars, then who said what. */
import { Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { IconEyeOff, IconPrinter, IconTableExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '#contract';
import { isPollOver } from '#domain/poll/phase.ts';
import { tally } from '#domain/poll/reply.ts';
import { recipientsOf } from '#domain/poll/state.ts';
import { downloadTable, saveMade } from '#renderer/data/download.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import { ResultBars } from './bars.tsx';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { RepliesTable, useRepliesTable } from './replies-table.tsx';
import type { OpenPoll } from './use-poll.ts';

export function ResultsCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  return (
    <section className={classes.card} aria-labelledby="results">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="results" size="h3">
          {poll.poll.phase === 'sent' && poll.replies ? t('results.soFar') : t('results.title')}
        </Title>
        {poll.replies && isPollOver(poll.poll.phase) && <TakeOut poll={poll} />}
      </Group>
      {poll.replies ? <Results poll={poll} replies={poll.replies} /> : <Hidden />}
    </section>
  );
}

function Hidden() {
  const { t } = useTranslation('polls');
  return (
    <Group wrap="nowrap" align="flex-start" c="var(--text-quiet)">
      <IconEyeOff size={24} stroke={1.75} aria-hidden />
      <div>
        <Text fw={600}>{t('results.hidden')}</Text>
        <Text>{t('results.hiddenText')}</Text>
      </div>
    </Group>
  );
}

function Results({ poll, replies }: { poll: OpenPoll; replies: NonNullable<OpenPoll['replies']> }) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  const silenceAgrees = poll.poll.silenceAgrees && isPollOver(poll.poll.phase);
  const result = tally(poll.question, recipientsOf(poll.poll), replies, silenceAgrees);
  const labels = labelsOf(poll.question.options);
  return (
    <Stack gap="lg">
      <ResultBars
        lines={result.lines.map((line) => ({ ...line, label: wordsOf(line.choice, labels) }))}
        total={result.asked}
        silent={silenceAgrees ? 0 : result.silent}
      />
      <Text size="xs" c="var(--text-quiet)">
        {t('results.ofAll', { asked: result.asked })}
      </Text>
      {result.answered === 0 ? (
        <Text c="var(--text-quiet)">{t('results.none')}</Text>
      ) : (
        <RepliesTable poll={poll} replies={replies} />
      )}
    </Stack>
  );
}

function TakeOut({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation(['polls', 'errors']);
  const table = useRepliesTable(poll);
  const anySigned = [...(poll.replies?.values() ?? [])].some(({ signed }) => signed);
  async function save(format: TableFormat) {
    try {
      await downloadTable(table(), format);
    } catch (error) {
      tellFailure(error);
    }
  }
  return (
    <Group gap="xs" className={classes.notPrinted ?? ''}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconTableExport size={20} stroke={1.75} />}>
            {t('results.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {t(`results.${format}`)}
            </Menu.Item>
          ))}
          {anySigned && (
            <Menu.Item onClick={() => void saveMade(rpc.sheets.saveAll({ poll: poll.id }))}>
              {t('results.sheets')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} stroke={1.75} />}
        onClick={() => window.print()}
      >
        {t('results.print')}
      </Button>
    </Group>
  );
}
