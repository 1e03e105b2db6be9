import { Avatar } from '@mantine/core';
import { givenName } from '#domain/text.ts';

const colours = ['ink', 'leaf', 'gold', 'gray', 'seal'] as const;

/** A person's initials on a colour that stays theirs. */
export function PersonFace({ name, size = 38 }: { name: string; size?: number }) {
  const initials = `${name.trim().charAt(0)}${givenName(name).charAt(0)}`.toLocaleUpperCase('vi');
  let sum = 0;
  for (const character of name) sum += character.codePointAt(0) ?? 0;
  return (
    <Avatar size={size} color={colours[sum % colours.length] ?? 'ink'} aria-hidden>
      {initials}
    </Avatar>
  );
}
