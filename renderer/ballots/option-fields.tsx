/** What voters may answer: the three usual answers, or options with names of their own. */
import { ActionIcon, Button, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { approvalOptions, type BallotOption, type BallotTerms } from '#domain/meeting/ballot.ts';

const MOST_OPTIONS = 20;

export function OptionFields({
  terms,
  change,
}: {
  terms: BallotTerms;
  change: (changes: Partial<BallotTerms>) => void;
}) {
  const { t } = useTranslation('ballots');
  const { kind, options } = terms;
  const setKind = (next: BallotTerms['kind']) =>
    next === 'choice'
      ? change({ kind: next, options: named(['', '']), passRule: 'most' })
      : change({ kind: next, options: [...approvalOptions], passRule: 'more_than_half' });
  const texts = options.map(({ text }) => text);
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {t('form.kind')}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={t('form.kind')}
        value={kind}
        onChange={setKind}
        data={(['approval', 'choice'] as const).map((value) => ({ value, label: t(`form.kinds.${value}`) }))}
      />
      {kind === 'choice' && (
        <Stack gap="xs" mt="xs">
          {options.map(({ id, text }, index) => (
            <TextInput
              key={id}
              aria-label={t('form.optionNumber', { number: index + 1 })}
              placeholder={t('form.optionNumber', { number: index + 1 })}
              value={text}
              maxLength={300}
              onChange={(event) => change({ options: named(texts.with(index, event.currentTarget.value)) })}
              rightSectionWidth={44}
              rightSection={
                options.length > 2 && (
                  <ActionIcon
                    color="gray"
                    aria-label={t('form.removeOption', { number: index + 1 })}
                    onClick={() => change({ options: named(texts.toSpliced(index, 1)) })}
                  >
                    <IconX size={20} />
                  </ActionIcon>
                )
              }
            />
          ))}
          {options.length < MOST_OPTIONS && (
            <Button
              variant="subtle"
              leftSection={<IconPlus size={20} stroke={1.75} />}
              onClick={() => change({ options: named([...texts, '']) })}
            >
              {t('form.addOption')}
            </Button>
          )}
        </Stack>
      )}
    </div>
  );
}

function named(texts: readonly string[]): BallotOption[] {
  return texts.map((text, index) => ({ id: `o${index + 1}`, text }));
}
