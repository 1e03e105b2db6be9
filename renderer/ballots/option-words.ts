import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import type { BallotResult } from '#domain/meeting/tally.ts';

/** What an option is called: the three usual answers in the reader's language, named options as they were written. */
export function useOptionWords({
  kind,
  options,
}: Pick<Ballot, 'kind' | 'options'>): (option: string) => string {
  const { t } = useTranslation('ballots');
  return (id) => {
    if (kind === 'approval' && (id === 'agree' || id === 'disagree' || id === 'other'))
      return t(`option.${id}`);
    return options.find((option) => option.id === id)?.text ?? id;
  };
}

/** How a published ballot ended, in one phrase. */
export function useVerdictWords(
  ballot: Pick<Ballot, 'kind' | 'options'>,
  { passed, winner }: Pick<BallotResult, 'passed' | 'winner'>,
): string {
  const { t } = useTranslation('ballots');
  const words = useOptionWords(ballot);
  if (ballot.kind === 'approval') return t(passed ? 'result.passed' : 'result.notPassed');
  return winner === null ? t('result.noChoice') : t('result.chosen', { option: words(winner) });
}
