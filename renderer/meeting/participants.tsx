import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitList } from '#renderer/assignment/unit-list.tsx';
import { AnswerBadge } from '#renderer/before/answer-badge.tsx';
import { usePeople } from '#renderer/data/people.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './meeting.module.css';
import { groupByRole } from './role-groups.ts';
import type { Meeting } from './use-meeting.ts';

/** Who takes part: by role, each by given name. */
export function Participants({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['meeting', 'meetings', 'common']);
  const people = usePeople();
  const groups = groupByRole(meeting.plan, meeting.floor, people.nameOf);
  const count = groups.reduce((sum, group) => sum + group.people.length, 0);
  return (
    <section aria-labelledby="people" className={classes.people}>
      <Title order={2} id="people" className={classes.heading}>
        {t('people')}{' '}
        <Text span c="var(--text-quiet)">
          {t('common:people', { count })}
        </Text>
      </Title>
      {groups.map((group) => (
        <section key={group.role} aria-label={t(`meetings:roles.${group.role}`)}>
          <Text className={classes.role}>{t(`meetings:roles.${group.role}`)}</Text>
          <ul className={classes.members}>
            {group.people.map((id) => (
              <li key={id} className={classes.member}>
                <PersonFace name={people.nameOf(id)} />
                <span className={classes.memberBody}>
                  <span>{people.nameOf(id)}</span>
                  <Text span size="xs" c="var(--text-quiet)">
                    {people.postOf(id)}
                  </Text>
                  <AnswerBadge meeting={meeting} person={id} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <UnitList meeting={meeting} />
    </section>
  );
}
