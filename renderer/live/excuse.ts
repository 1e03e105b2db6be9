/** Why somebody is not there, as they answered to the invitation. */
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import type { OnRoll } from './attendance-of.ts';

/** @returns what to say of who is absent; `undefined` for who is there, or never said anything */
export function useExcuse(): (person: OnRoll) => string | undefined {
  const { t } = useTranslation('live');
  const { nameOf } = usePeople();
  return ({ checkIn, response }) => {
    if (checkIn !== null || !response || response.state === 'accepted') return undefined;
    const { state, reason, substitute } = response;
    if (state === 'delegated')
      return substitute === null ? undefined : t('excuse.delegated', { name: nameOf(substitute) });
    return t(`excuse.${state}`, { reason });
  };
}
