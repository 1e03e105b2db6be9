/** Making a meeting from a template. */
import { v7 } from 'uuid';
import { ItemId } from '#domain/ids.ts';
import { usualAttendanceRules } from '#domain/meeting/attendance.ts';
import { usualSpeakingRules } from '#domain/meeting/speech.ts';
import { type MeetingTemplate, stillThere, writeFromTemplate } from '#domain/meeting/template.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMakeMeeting } from '#renderer/meetings/use-make-meeting.ts';

export function useFromTemplate(): {
  make: (template: MeetingTemplate) => Promise<boolean>;
  making: boolean;
} {
  const directory = useDirectory();
  const { ask } = useAsk();
  const { make, making } = useMakeMeeting();
  return {
    making,
    make(template) {
      const known = stillThere(template, directory);
      const { chair, secretaries, speakingRules, attendanceRules } = known;
      return make({
        write: (plan) => writeFromTemplate(plan, known, () => ItemId.parse(v7())),
        chair,
        secretaries,
        async afterwards(meeting) {
          if (differs(speakingRules, usualSpeakingRules))
            await ask('speaking.configure', { meeting, rules: speakingRules });
          if (differs(attendanceRules, usualAttendanceRules))
            await ask('attendance.configure', { meeting, rules: attendanceRules });
        },
      });
    },
  };
}

function differs(rules: object, usual: object): boolean {
  return JSON.stringify(rules) !== JSON.stringify(usual);
}
