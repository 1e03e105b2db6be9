/** What one takes out of a meeting, and what one makes of it: invitation, calendar entry, a copy, the next of the series. */
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconCalendarPlus,
  IconCalendarRepeat,
  IconChevronDown,
  IconCopy,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconTemplate,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isInPreparation } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { spanOf } from '#domain/office/bookings.ts';
import { calendarEntry } from '#domain/office/calendar-entry.ts';
import { download, downloadDocument } from '#renderer/data/download.ts';
import { usePeople } from '#renderer/data/people.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { fileName } from '#renderer/minutes/export-minutes.tsx';
import { SaveTemplate } from '#renderer/templates/save-template.tsx';
import { invitationLetter } from './invitation-letter.ts';
import { useCopyMeeting } from './use-copy-meeting.ts';

export function MoreMenu({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['before', 'templates']);
  const [saving, save] = useDisclosure();
  const { copy, copying } = useCopyMeeting(meeting);
  const organises = isOrganiser(meeting.role);
  const hasTime = meeting.plan.details.startsAt !== null;
  const isKnown = !isInPreparation(meeting.floor.phase);
  if (!organises && !(hasTime && isKnown)) return null;
  return (
    <>
      {saving && <SaveTemplate meeting={meeting} close={save.close} />}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" loading={copying} rightSection={<IconChevronDown size={18} />}>
            {t('more.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Invitation meeting={meeting} />
          {hasTime && <CalendarItem meeting={meeting} />}
          {organises && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconCopy size={20} />} onClick={() => void copy('same')}>
                {t('more.duplicate')}
              </Menu.Item>
              {hasTime && (
                <>
                  <Menu.Item leftSection={<IconCalendarRepeat size={20} />} onClick={() => void copy('week')}>
                    {t('more.nextWeek')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconCalendarRepeat size={20} />}
                    onClick={() => void copy('month')}
                  >
                    {t('more.nextMonth')}
                  </Menu.Item>
                </>
              )}
              <Menu.Item leftSection={<IconTemplate size={20} />} onClick={save.open}>
                {t('templates:save.menu')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Invitation({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['before', 'errors']);
  const people = usePeople();
  const save = async (format: 'docx' | 'pdf') => {
    const document = invitationLetter(meeting, people, [t('more.remark')]);
    try {
      await downloadDocument({ document, format, name: fileName(t('more.invitation'), document) });
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <>
      <Menu.Item leftSection={<IconFileTypeDocx size={20} />} onClick={() => void save('docx')}>
        {t('more.docx')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileTypePdf size={20} />} onClick={() => void save('pdf')}>
        {t('more.pdf')}
      </Menu.Item>
    </>
  );
}

function CalendarItem({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { details, items } = meeting.commonPlan;
  const save = () => {
    const span = spanOf(details);
    if (!span) return;
    const text = calendarEntry({
      id: meeting.id,
      title: details.title,
      place: details.place,
      ...span,
      sentAt: meeting.floor.convenedAt ?? Date.now(),
      description: items.map(({ title }, i) => `${i + 1}. ${title}`).join('\n'),
      isCancelled: meeting.floor.phase === 'cancelled',
    });
    const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    download(address, `${details.title.replace(/[\\/:*?"<>|\n]+/g, ' ').slice(0, 120)}.ics`);
    // The download has its own hold on the bytes once it has begun.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <Menu.Item leftSection={<IconCalendarPlus size={20} />} onClick={save}>
      {t('more.calendar')}
    </Menu.Item>
  );
}
