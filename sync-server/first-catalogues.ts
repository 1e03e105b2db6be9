/** What the lists of a new office hold before anybody has kept them: an administrator goes on from there. */
import type * as Y from 'yjs';
import { IssuerId, PaperKindId, TitleId } from '#domain/ids.ts';
import { type CatalogueChange, changeCatalogues } from '#domain/office/catalogues.ts';
import { letterheadOf } from '#domain/office/letterhead.ts';
import { readDirectory } from '#domain/people/directory.ts';

/** Names of NĐ 30/2020 Điều 7 that papers of meetings bear, and what is laid before a meeting besides. */
const paperKinds = {
  'to-trinh': 'Tờ trình',
  'du-thao-nghi-quyet': 'Dự thảo nghị quyết',
  'du-thao-quyet-dinh': 'Dự thảo quyết định',
  'bao-cao': 'Báo cáo',
  'de-an': 'Đề án',
  'ke-hoach': 'Kế hoạch',
  'cong-van': 'Công văn',
  'phu-luc': 'Phụ lục',
  'tai-lieu-tham-khao': 'Tài liệu tham khảo',
} as const;

const titles = {
  'chuyen-vien': 'Chuyên viên',
  'chuyen-vien-chinh': 'Chuyên viên chính',
  'van-thu': 'Văn thư',
} as const;

/** Lists that hold anything are left alone: entries are retired and never removed, so an empty one was never kept. */
export function firstCatalogues(doc: Y.Doc): void {
  const directory = readDirectory(doc);
  const changes: CatalogueChange[] = [];
  if (directory.paperKinds.size === 0)
    for (const [order, [id, name]] of Object.entries(paperKinds).entries())
      changes.push({ in: 'paperKinds', put: { id: PaperKindId.parse(id), name, order, retired: false } });
  if (directory.titles.size === 0)
    for (const [order, [id, name]] of Object.entries(titles).entries())
      changes.push({
        in: 'titles',
        put: { id: TitleId.parse(id), name, selfChosen: true, order, retired: false },
      });
  if (directory.issuers.size === 0)
    for (const [order, unit] of [...directory.units.values()].entries()) {
      const { issuer: name, ...rest } = letterheadOf(unit);
      changes.push({
        in: 'issuers',
        put: { ...rest, name, id: IssuerId.parse(unit.id), unit: unit.id, order, retired: false },
      });
    }
  for (const change of changes) changeCatalogues(doc, change);
}
