import { describe, expect, test } from 'vitest';
import type { PersonId, UnitId } from '#domain/ids.ts';
import type { Directory, Person } from '#domain/people/directory.ts';
import { findPeople, postOf } from '#domain/people/find-people.ts';

const dongSen = 'dong-sen' as UnitId;
const so = 'so' as UnitId;
const directory: Pick<Directory, 'people' | 'units'> = {
  units: new Map([
    [dongSen, { id: dongSen, name: 'UBND xã Đồng Sen', level: 'commune' }],
    [so, { id: so, name: 'Sở Số hóa tỉnh Hoa Sen', level: 'department' }],
  ]),
  people: new Map(
    (
      [
        ['gao', 'Thân Gạo Trắng', 'Phó Chủ tịch UBND xã Đồng Sen', dongSen],
        ['sen', 'Trịnh Sen Trắng', 'Chủ tịch UBND xã Đồng Sen', dongSen],
        ['hong', 'Trần Mây Hồng', 'Chuyên viên', so],
        ['an', 'Nguyễn Mẫu An', 'Trưởng phòng Kinh tế xã Đồng Sen', dongSen],
        ['anh', 'Lê Mẫu Anh', 'Chánh Thanh tra', so],
      ] as const
    ).map(([id, name, title, unit]): [PersonId, Person] => [
      id as PersonId,
      { id: id as PersonId, name, title, unit },
    ]),
  ),
};
const found = (query: string, near?: UnitId) => findPeople(directory, query, near).map(({ id }) => id);

describe('people are found as one types', () => {
  test('by a name before those whose title or unit happens to hold the words', () => {
    expect(found('sen trang')).toEqual(['sen', 'gao']);
  });

  test('without dấu, by title and by unit', () => {
    expect(found('kinh te')).toEqual(['an']);
    expect(found('so hoa')).toEqual(['anh', 'hong']);
    expect(found('hong hoa sen')).toEqual(['hong']);
    expect(found('khong ai')).toEqual([]);
  });

  test('colleagues first, then by given name', () => {
    expect(found('', dongSen)).toEqual(['an', 'gao', 'sen', 'anh', 'hong']);
    expect(found('mau', so)).toEqual(['anh', 'an']);
  });
});

describe('what somebody is', () => {
  test.each([
    ['Chủ tịch UBND xã Đồng Sen', 'UBND xã Đồng Sen', 'Chủ tịch UBND xã Đồng Sen'],
    ['Trưởng phòng Kinh tế xã Đồng Sen', 'UBND xã Đồng Sen', 'Trưởng phòng Kinh tế xã Đồng Sen'],
    ['Giám đốc Sở', 'Sở Số hóa tỉnh Hoa Sen', 'Giám đốc Sở · Sở Số hóa tỉnh Hoa Sen'],
    ['', 'Sở Nội vụ', 'Sở Nội vụ'],
    ['Chuyên viên', undefined, 'Chuyên viên'],
  ])('"%s" of %s is told as "%s"', (title, unit, said) => {
    expect(postOf({ title }, unit)).toBe(said);
  });
});
