/** The check-in code as the room screen shows it: six digits to type, and a square for a reader at the door. Pure. */
import type { MeetingId } from '#domain/ids.ts';

/** What the square says. */
export function checkInText(meeting: MeetingId, code: string): string {
  return `HOPSO:DIEM-DANH:${meeting}:${code}`;
}

/** `482 913`, as it is read aloud. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** The code that somebody typed, or that a reader typed of the square; `undefined` for anything else. */
export function readCheckInCode(text: string): string | undefined {
  const written = text.trim().split(':').at(-1) ?? '';
  const digits = written.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
