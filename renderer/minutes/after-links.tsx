/** From a meeting to its minutes and conclusions, for whoever may read them. */
import { IconFileText, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOver, isRunning } from '#domain/meeting/phase.ts';
import { rightOn } from '#domain/rights.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { LinkButton } from '#renderer/ui/links.tsx';

export function AfterLinks({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const { circumstances, floor, role, id } = meeting;
  const { phase } = floor;
  if (!role || !(isRunning(phase) || isOver(phase))) return null;
  const standing = { role, phase, minutes: floor.minutes.state, groups: [] };
  const readable =
    rightOn({ kind: 'minutes', meeting: id }, { person: circumstances.asker, standing }) !== 'none';
  return (
    <>
      {readable && (
        <LinkButton
          to="/meetings/$meeting/minutes"
          params={{ meeting: id }}
          variant="default"
          leftSection={<IconFileText size={20} stroke={1.75} />}
        >
          {t('open')}
        </LinkButton>
      )}
      <LinkButton
        to="/meetings/$meeting/conclusions"
        params={{ meeting: id }}
        variant="default"
        leftSection={<IconTargetArrow size={20} stroke={1.75} />}
      >
        {t('conclusions.title')}
      </LinkButton>
    </>
  );
}
