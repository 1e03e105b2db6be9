/** Along the lower edge: how many are there, who comes next, the time. */
import { IconClock, IconMicrophone, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';
import { isPresent } from '#domain/meeting/attendance.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { spacedCode } from '#renderer/meeting/check-in-code.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import type { RoomPicture } from './room-picture.ts';
import classes from './screen.module.css';
import { useCheckInCode } from './use-check-in-code.ts';

export function ScreenFoot({
  meeting,
  floor,
  picture,
  withCode,
}: {
  meeting: MeetingId;
  plan: Plan;
  floor: Floor;
  picture: RoomPicture;
  /** The code is not on the screen already. */
  withCode: boolean;
}) {
  const { t } = useTranslation('screen');
  const { nameOf } = usePeople();
  const now = useServerNow(1_000);
  const present = [...floor.members.keys()].filter((id) => isPresent(floor.attendance, id)).length;
  const next = picture.view === 'item' ? picture.next : undefined;
  return (
    <footer className={classes.foot}>
      <span className={classes.fact}>
        <IconUsers className={classes.factIcon} stroke={1.75} aria-hidden />
        {t('present', { present, total: floor.members.size })}
      </span>
      {floor.attendanceRules.codeRequired && withCode && <FootCode meeting={meeting} floor={floor} />}
      {next && picture.view === 'item' && (
        <span className={classes.fact}>
          <IconMicrophone className={classes.factIcon} stroke={1.75} aria-hidden />
          <span className={classes.nextName}>{t('next', { name: nameOf(next.person) })}</span>
          <span className={classes.quietFact}>{t('waiting', { count: picture.waiting })}</span>
        </span>
      )}
      <span className={classes.fact}>
        <IconClock className={classes.factIcon} stroke={1.75} aria-hidden />
        {formatTime(now)}
      </span>
    </footer>
  );
}

/** For latecomers, where checking in needs it. */
function FootCode({ meeting, floor }: { meeting: MeetingId; floor: Floor }) {
  const { t } = useTranslation('screen');
  const code = useCheckInCode(meeting, floor);
  if (!code) return null;
  return (
    <span className={classes.fact}>
      {t('codeWord')} <b className={classes.footDigits}>{spacedCode(code)}</b>
    </span>
  );
}
