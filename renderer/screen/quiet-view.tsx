/** The screen while nothing is discussed in common: a break, a private session, the end. */
import { IconCoffee, IconFlagCheck, IconListDetails, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/ui/dates.ts';
import type { RoomPicture } from './room-picture.ts';
import classes from './screen.module.css';

type QuietPicture = Exclude<RoomPicture, { view: 'item' }>;

const icons = {
  welcome: IconListDetails,
  noItem: IconListDetails,
  private: IconLock,
  break: IconCoffee,
  ended: IconFlagCheck,
};

export function QuietView({ picture }: { picture: QuietPicture }) {
  const { t } = useTranslation('screen');
  const Icon = icons[picture.view];
  const words = {
    welcome: [t('welcome'), ''],
    noItem: [t('noItem'), ''],
    private: [t('private'), t('privateText')],
    break: [
      t('break'),
      picture.view === 'break' && picture.since !== null
        ? t('breakSince', { time: formatTime(picture.since) })
        : '',
    ],
    ended: [t('ended'), t('thanks')],
  };
  const [title, text] = words[picture.view];
  return (
    <section className={classes.quiet} role="status">
      <Icon className={classes.quietIcon} stroke={1.25} aria-hidden />
      <h1 className={classes.quietTitle}>{title}</h1>
      {text && <p className={classes.quietText}>{text}</p>}
    </section>
  );
}
