/** A button that asks for a command about the office: greyed out by the very rule the server decides by. */
import { type CommandAbout, commands } from '#domain/commands.ts';
import { useOutbox } from '#renderer/data/live.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { RuledButton, type RuledButtonProps } from '#renderer/ui/ruled-button.tsx';

export function OfficeButton({
  command,
  ...props
}: Omit<RuledButtonProps, 'code' | 'waits'> & { command: CommandAbout<'office'> }) {
  const { person } = useMe();
  const directory = useDirectory();
  const waits = useOutbox().some((row) => row.state === 'waiting' && row.name === command);
  return (
    <RuledButton {...props} code={commands[command].refusal({ asker: person, directory })} waits={waits} />
  );
}
