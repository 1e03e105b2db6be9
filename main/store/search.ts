import { fold } from '#domain/text.ts';

/** The words of a query as folded columns hold them, as a JSON array for `json_each`. */
export function searchWords(query: string): string {
  return JSON.stringify(
    fold(query)
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
}
