/** What fits on a seat: the last two words of a full name, the given name with the one before it. */
export function shortName(name: string): string {
  return name.trim().split(/\s+/).slice(-2).join(' ');
}
