/** A button that asks for a command about a meeting: greyed out by the very rule the server decides by, and it says why. */
import { type CommandAbout, commands } from '#domain/commands.ts';
import { RuledButton, type RuledButtonProps } from '#renderer/ui/ruled-button.tsx';
import type { Meeting } from './use-meeting.ts';

export function CommandButton({
  command,
  meeting,
  ...props
}: Omit<RuledButtonProps, 'code' | 'waits'> & { command: CommandAbout<'meeting'>; meeting: Meeting }) {
  return (
    <RuledButton
      {...props}
      code={commands[command].refusal(meeting.circumstances)}
      waits={meeting.waiting.some((row) => row.name === command)}
    />
  );
}
