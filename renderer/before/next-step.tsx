/** The one step that brings a meeting on its way: submitted for approval where the office asks for it, else convened. */
import type { ButtonProps } from '@mantine/core';
import { needsApproval } from '#domain/office/needs-approval.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ConveneButton } from '#renderer/plan/convene-button.tsx';
import { membersWithWaiting } from '#renderer/plan/members-with-waiting.ts';
import { SubmitButton } from './submit-button.tsx';

export function NextStep({ meeting, ...props }: { meeting: Meeting } & ButtonProps) {
  const directory = useDirectory();
  const { person } = useMe();
  const organisers = membersWithWaiting(meeting, person);
  switch (meeting.floor.phase) {
    case 'draft':
      return needsApproval(directory, organisers) ? (
        <SubmitButton meeting={meeting} {...props} />
      ) : (
        <ConveneButton meeting={meeting} {...props} />
      );
    case 'rejected':
      return <SubmitButton meeting={meeting} {...props} />;
    case 'approved':
    case 'convened':
    case 'postponed':
      return <ConveneButton meeting={meeting} {...props} />;
    default:
      return null;
  }
}
