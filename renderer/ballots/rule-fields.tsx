/** By which rules a ballot is decided; folded away, since most offices have always the same. */
import { Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type BallotTerms, Denominator, PassRule, TieRule } from '#domain/meeting/ballot.ts';
import classes from './ballots.module.css';

export function RuleFields({
  terms,
  change,
}: {
  terms: BallotTerms;
  change: (changes: Partial<BallotTerms>) => void;
}) {
  const { t } = useTranslation('ballots');
  const secret = terms.secrecy === 'secret';
  const rules = PassRule.options.filter((rule) => rule !== 'most' || terms.kind === 'choice');
  return (
    <details className={classes.names}>
      <summary className={classes.namesHead}>
        {t('form.rules')}:{' '}
        {t(`rulesLine.${terms.passRule}`, { of: t(`rulesLine.of.${terms.denominator}`) }).toLocaleLowerCase()}
      </summary>
      <Stack gap="sm" pt="xs">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('form.passRule')}
            allowDeselect={false}
            value={terms.passRule}
            data={rules.map((value) => ({ value, label: t(`form.passRules.${value}`) }))}
            onChange={(value) => change({ passRule: PassRule.catch('more_than_half').parse(value) })}
          />
          <Select
            label={t('form.denominator')}
            allowDeselect={false}
            value={terms.denominator}
            data={Denominator.options.map((value) => ({ value, label: t(`form.denominators.${value}`) }))}
            onChange={(value) => change({ denominator: Denominator.catch('members').parse(value) })}
          />
        </SimpleGrid>
        {secret ? (
          <Text size="sm" c="var(--text-quiet)">
            {t('form.tieSecret')}
          </Text>
        ) : (
          <Select
            label={t('form.tieRule')}
            allowDeselect={false}
            value={terms.tieRule}
            data={TieRule.options.map((value) => ({ value, label: t(`form.tieRules.${value}`) }))}
            onChange={(value) => change({ tieRule: TieRule.catch('not_passed').parse(value) })}
          />
        )}
        <Switch
          label={t('form.secretariesVote')}
          checked={terms.secretariesVote}
          onChange={(event) => change({ secretariesVote: event.currentTarget.checked })}
        />
        {!secret && (
          <Switch
            label={t('form.allowChange')}
            checked={terms.allowChange}
            onChange={(event) => change({ allowChange: event.currentTarget.checked })}
          />
        )}
      </Stack>
    </details>
  );
}
