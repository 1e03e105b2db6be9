import { useTranslation } from 'react-i18next';

/** What a choice is called: a word of ours, or the label its authors gave it. */
export function useChoiceWords(): (choice: string, labels: Readonly<Record<string, string>>) => string {
  const { t } = useTranslation('polls');
  return (choice, labels) =>
    choice === 'agree' || choice === 'disagree' || choice === 'other'
      ? t(`choice.${choice}`)
      : (labels[choice] ?? t('removedOption'));
}

/** Labels of named options by their ids. */
export function labelsOf(options: readonly { id: string; label: string }[]): Record<string, string> {
  return Object.fromEntries(options.map(({ id, label }) => [id, label]));
}
