/** What the screen shows, for whoever runs it; out of sight unless the pointer comes there. */
import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOrganiser, type MeetingRole } from '#domain/meeting/roles.ts';
import classes from './screen.module.css';
import { type ScreenShow, screenShows } from './show.ts';

export function ScreenChoices({ show, organises }: { show: ScreenShow; organises: MeetingRole | undefined }) {
  const { t } = useTranslation('screen');
  const navigate = useNavigate({ from: '/meetings/$meeting/screen' });
  if (!isOrganiser(organises)) return null;
  return (
    <div className={classes.choices}>
      <SegmentedControl
        aria-label={t('choose')}
        classNames={{ root: classes.choiceBar ?? '', indicator: classes.choice ?? '', label: 'target' }}
        value={show}
        onChange={(next) => void navigate({ search: { show: next }, replace: true })}
        data={screenShows.map((value) => ({ value, label: t(`show.${value}`) }))}
      />
    </div>
  );
}
