import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';

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
