/** A button that asks for a command about a poll: greyed out by the very rule the server decides by, and it says why. */
import { type CommandAbout, commands } from '#domain/commands.ts';
import { RuledButton, type RuledButtonProps } from '#renderer/ui/ruled-button.tsx';
import type { OpenPoll } from './use-poll.ts';

export function PollCommand({
  command,
  poll,
  ...props
}: Omit<RuledButtonProps, 'code' | 'waits'> & { command: CommandAbout<'poll'>; poll: OpenPoll }) {
  return (
    <RuledButton
      {...props}
      code={commands[command].refusal(poll.circumstances)}
      waits={poll.waiting.some((row) => row.name === command)}
    />
  );
}
