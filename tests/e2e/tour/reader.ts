/** A paper: read, written on, compared, printed, with and without a network. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sampleMeetings } from '#server/sample/meetings.ts';
import { makePaper, type SamplePaper } from '#server/sample/papers.ts';
import { words } from '#tests/helpers/words.ts';
import { journeyPapers } from '../papers.ts';
import type { Person } from '../person.ts';
import { coming, follow, leave, pick, place, press, report, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

export const reader: Part = {
  name: 'a paper',
  async walk(tour) {
    const delegate = await tour.enter('chutich.dongsen');
    await delegate.openMeeting(coming);
    await delegate.hasPapers(3);
    await withoutNetwork(tour, delegate);
    await panels(tour, delegate);
    await dialogs(tour, delegate);
    await besideOther(tour, delegate);
    await signed(tour, delegate);
    await replaced(tour, delegate, await tour.enter('thuky.so'));
  },
};

async function withoutNetwork(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  await delegate.workOffline(true);
  await delegate.openPaper(report);
  await delegate.draw(2);
  await delegate.highlight(2);
  await delegate.note('Đề nghị bổ sung số liệu của xã Đồng Sen.');
  await delegate.marks();
  await tour.see(delegate, 'doc-va-ghi-chu');
  await press(delegate, 'frame:status.open');
  await sees(delegate, words('frame:status.savedHere'));
  await tour.see(delegate, 'khong-co-mang');
  await page.keyboard.press('Escape');
  await delegate.workOffline(false);
  await delegate.shareAllButNotes();
}

async function panels(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  const panel = page.getByRole('tabpanel', { name: words('paper:panel.marks') });
  await panel.locator('li[data-index]').first().getByRole('button').first().click();
  await page.getByRole('button', { name: words('paper:card.close') }).waitFor();
  await tour.see(delegate, 'phan-ghi-dang-chon');
  await page.keyboard.press('Escape');
  await press(delegate, 'marks:filter.open');
  await sees(delegate, words('marks:filter.colour'));
  await tour.see(delegate, 'loc-phan-ghi');
  await page.keyboard.press('Escape');
  for (const [tab, screen] of [
    ['thumbnails', 'trang-thu-nho'],
    ['outline', 'muc-luc'],
    ['find', 'tim-trong-tai-lieu'],
  ] as const) {
    await page.getByRole('tab', { name: words(`paper:panel.${tab}`) }).click();
    if (tab === 'find') {
      await page.getByLabel(words('paper:find.label')).first().fill('ho so');
      await page.getByRole('status').filter({ hasText: 'Kết quả' }).first().waitFor();
    }
    await tour.see(delegate, screen);
  }
  await page
    .getByRole('button', { name: words('paper:toolbar.hidePanel') })
    .first()
    .click();
}

async function dialogs(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  await press(delegate, 'paper:view.open');
  await page.getByRole('menu').waitFor();
  await tour.see(delegate, 'cach-xem');
  await page.keyboard.press('Escape');
  await press(delegate, 'paper:export.open');
  await page.getByRole('dialog', { name: words('paper:export.title') }).waitFor();
  await tour.see(delegate, 'xuat-ban-co-ghi-chu');
  await leave(delegate);
  await press(delegate, 'paper:toolbar.more');
  await page.getByRole('menuitem', { name: words('paper:print.open') }).waitFor();
  await tour.see(delegate, 'thao-tac-khac');
  await pick(delegate, 'paper:print.open');
  await page.getByRole('dialog', { name: words('paper:print.title') }).waitFor();
  await tour.see(delegate, 'in-tai-lieu');
  await leave(delegate);
  await press(delegate, 'paper:toolbar.more');
  await pick(delegate, 'paper:keys.title');
  await page.getByRole('dialog', { name: words('paper:keys.title') }).waitFor();
  await tour.see(delegate, 'phim-tat');
  await leave(delegate);
  await press(delegate, 'presence:nobody');
  await sees(delegate, words('presence:tellHint'));
  await tour.see(delegate, 'ai-dang-doc');
  await page.keyboard.press('Escape');
}

async function besideOther(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  await press(delegate, 'paper:view.open');
  await page.getByRole('menuitem', { name: words('beside:open') }).click();
  const pane = page.getByRole('region', { name: words('beside:paper') });
  await pane.getByText(words('beside:choose')).waitFor();
  await tour.see(delegate, 'tai-lieu-ben-canh-chon');
  await pane.getByLabel(words('beside:paper')).first().click();
  await page.getByRole('option').first().click();
  await pane.locator('canvas').first().waitFor();
  await tour.see(delegate, 'tai-lieu-ben-canh');
  await page.getByRole('button', { name: words('beside:close') }).click();
  await delegate.backToMeeting();
}

/** A real decision with digital signatures and an attachment-less file, among one's own papers. */
async function signed(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  await place(delegate, 'shelf');
  const { decision } = await journeyPapers(tour.stage.folder);
  await page.locator('input[type=file]').setInputFiles(decision.path);
  const link = page.getByRole('link', { name: path.basename(decision.path, '.pdf') }).first();
  await link.click();
  await page.locator('canvas').first().waitFor();
  const badge = page.getByRole('button', { name: /^Đã ký số/ });
  await badge.waitFor();
  await badge.click();
  await page.getByRole('tabpanel', { name: words('paper:panel.signatures') }).waitFor();
  await tour.see(delegate, 'chu-ky-so');
  await press(delegate, 'common:back');
  await place(delegate, 'meetings');
}

/** The report as its office sends it again: figures put right, a task more, and what each commune did. */
function revised(): SamplePaper {
  const paper = sampleMeetings
    .flatMap(({ items }) => items.flatMap(({ papers }) => papers))
    .find(({ title }) => title === report);
  if (!paper) throw new Error(`the sample office has no paper ${report}`);
  const corrected = paper.sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((text) => text.replace('98,4%', '98,9%').replace('ba lần', 'bốn lần')),
  }));
  const communes = ['Đồng Sen', 'Bến Lúa'].flatMap((commune) => [
    `UBND xã ${commune}: mỗi tuần một cuộc giao ban trên phần mềm, tài liệu gửi trước bình quân hai ngày; sau mỗi cuộc họp kết luận được giao thành nhiệm vụ trong ngày, có người chủ trì và hạn hoàn thành.`,
    `Tại xã ${commune}, cán bộ một cửa được tập huấn ký số hai buổi; hồ sơ giấy tồn từ trước được quét và đưa vào kho lưu trữ điện tử, mỗi ngày khoảng 120 trang, dự kiến xong trước kỳ họp giữa năm.`,
    `Kiến nghị của xã ${commune}: bố trí một máy quét khổ A3 dùng chung, kéo dài giờ trực hỗ trợ kỹ thuật đến hết giờ làm việc buổi chiều, và cho phép cán bộ thôn dùng máy tính bảng của xã trong cuộc họp.`,
  ]);
  return { ...paper, sections: [...corrected, { heading: 'IV. KẾT QUẢ THEO XÃ', paragraphs: communes }] };
}

/** The secretary replaces the paper that the delegate has read. */
async function replaced(tour: Tour, delegate: Person, secretary: Person): Promise<void> {
  const { page } = secretary;
  const file = path.join(tour.stage.folder, 'ban-sua.pdf');
  writeFileSync(file, (await makePaper(revised())).bytes);
  await secretary.openMeeting(coming);
  await follow(secretary, 'meeting:plan');
  await page.getByLabel(words('pack:replacing', { title: report })).setInputFiles(file);
  await sees(secretary, words('pack:replaced', { title: report }));
  await delegate.openMeeting(coming);
  const news = delegate.page.getByRole('link', { name: words('preparation:news.replacedSince') });
  await news.waitFor();
  await tour.see(delegate, 'tai-lieu-da-thay');
  await news.click();
  const panel = delegate.page.getByRole('complementary', { name: words('pack:changes.title') });
  await panel.locator('del').first().waitFor();
  await tour.see(delegate, 'thay-doi');
  await panel.getByRole('button', { name: words('pack:changes.both') }).click();
  await delegate.page.getByText(/Thêm \d+ chữ, bỏ \d+ chữ/).waitFor();
  await tour.see(delegate, 'hai-ban-canh-nhau');
}
