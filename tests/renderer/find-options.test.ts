import { expect, it } from 'vitest';
import { findOptions } from '#renderer/ui/find-options.ts';

const person = (label: string) => ({ value: label, label });
const options = [
  { group: 'Đơn vị', items: [person('Văn phòng'), person('Phòng Nội vụ')] },
  { group: 'Người', items: [person('Nguyễn Văn Đông · Chủ tịch'), person('Trần Thị Hòa')] },
];
const found = (search: string, limit = Number.POSITIVE_INFINITY) =>
  findOptions({ options, search, limit }).flatMap((option) =>
    'group' in option ? option.items.map(({ label }) => label) : [option.label],
  );

it.each([
  ['dong', ['Nguyễn Văn Đông · Chủ tịch']],
  ['ĐÔNG  nguyen ', ['Nguyễn Văn Đông · Chủ tịch']],
  ['van', ['Văn phòng', 'Nguyễn Văn Đông · Chủ tịch']],
  ['không có ai', []],
])('%j finds without dấu, in any order of words, whatever blanks stand around', (search, labels) => {
  expect(found(search)).toEqual(labels);
});

it('before anything is typed all are there, and no more than there is room for', () => {
  expect(found('')).toHaveLength(4);
  expect(found('', 3)).toEqual(['Văn phòng', 'Phòng Nội vụ', 'Nguyễn Văn Đông · Chủ tịch']);
});

it('finds among options without groups too, and shows no group that is empty', () => {
  const alone = [person('Sở Tài chính'), person('Sở Y tế')];
  expect(findOptions({ options: alone, search: 'tai chinh', limit: 9 })).toEqual([person('Sở Tài chính')]);
  expect(findOptions({ options, search: 'hoa', limit: 9 })).toEqual([
    { group: 'Người', items: [person('Trần Thị Hòa')] },
  ]);
});
