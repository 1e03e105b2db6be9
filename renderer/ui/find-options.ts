/** What is found among options while somebody types: as in every search here, without dấu, and where every word stands. */
import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { fold } from '#domain/text.ts';

export const findOptions: OptionsFilter = ({ options, search, limit }) => {
  const words = fold(search).split(/\s+/).filter(Boolean);
  let left = limit;
  const find = (items: readonly ComboboxItem[]) => {
    const found = items
      .filter(({ label }) => words.every((word) => fold(label).includes(word)))
      .slice(0, Math.max(0, left));
    left -= found.length;
    return found;
  };
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return find([option]);
    const items = find(option.items);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};
