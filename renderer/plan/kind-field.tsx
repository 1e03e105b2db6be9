/** Of which kind the meeting is: the built-in ones, and those the office added. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KindId } from '#domain/ids.ts';
import { MeetingType, type PlanDetails, setDetails } from '#domain/meeting/plan.ts';
import { compareText } from '#domain/text.ts';
import { useDirectory } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function KindField({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['plan', 'meetings']);
  const { kinds } = useDirectory();
  const { type, kind } = meeting.plan.details;
  const builtIn = MeetingType.options.map((each) => ({ value: each, label: t(`meetings:type.${each}`) }));
  const own = [...kinds.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ id, name }) => ({ value: `kind:${id}`, label: name }));
  return (
    <Select
      label={t('type')}
      allowDeselect={false}
      value={kind !== null && kinds.has(kind) ? `kind:${kind}` : type}
      data={[...builtIn, ...own]}
      onChange={(value) => {
        const chosen = value?.startsWith('kind:') ? KindId.parse(value.slice('kind:'.length)) : null;
        setDetails(
          meeting.planDoc,
          chosen ? { kind: chosen } : { kind: null, type: MeetingType.catch('regular').parse(value) },
        );
      }}
    />
  );
}

/** The name of a meeting's kind; of one the office dropped, of what it was before. */
export function useKindName({ type, kind }: Pick<PlanDetails, 'type' | 'kind'>): string {
  const { t } = useTranslation('meetings');
  const { kinds } = useDirectory();
  return (kind === null ? undefined : kinds.get(kind)?.name) ?? t(`type.${type}`);
}
