/** What a secretary and an administrator find around the meetings. */
import { makePdf } from '#tests/fixtures/pdf.ts';
import { certificateFile, testPassword } from '#tests/helpers/certificates.ts';
import { words } from '#tests/helpers/words.ts';
import type { Person } from '../person.ts';
import { agree, draft, follow, goTo, held, leave, pick, place, press, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

export const office: Part = {
  name: 'the office',
  async walk(tour) {
    const secretary = await tour.arrive('thuky.so');
    await signIn(tour, secretary);
    await meetings(tour, secretary);
    await templates(tour, secretary);
    await polls(tour, secretary);
    await overviews(tour, secretary);
    await search(tour, secretary);
    await shelf(tour, secretary);
    await account(tour, secretary);
    await administration(tour, await tour.enter('quantri.so'));
  },
};

async function signIn(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await page.getByRole('button', { name: words('session:submit'), exact: true }).waitFor();
  await tour.see(secretary, 'dang-nhap');
  await press(secretary, 'session:serverChange');
  await page.getByRole('textbox', { name: words('session:serverAddress') }).waitFor();
  await tour.see(secretary, 'dang-nhap-doi-may-chu');
  await page.getByRole('textbox', { name: words('session:username') }).fill(secretary.account.username);
  await page.getByLabel(words('session:password'), { exact: true }).fill('khong dung');
  await press(secretary, 'session:submit');
  await page.getByRole('alert').waitFor();
  await tour.see(secretary, 'dang-nhap-sai');
  await secretary.signIn(tour.password);
}

async function meetings(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await sees(secretary, words('meetings:papers', { here: 3, total: 3 }));
  await tour.see(secretary, 'cuoc-hop');
  await page.getByText(words('meetings:past'), { exact: true }).click();
  await page.getByRole('link', { name: held }).first().waitFor();
  await tour.see(secretary, 'cuoc-hop-da-qua');
  await page.getByRole('searchbox').fill('kinh phí đại hội');
  await sees(secretary, words('common:nothingFound', { query: 'kinh phí đại hội' }));
  await tour.see(secretary, 'cuoc-hop-khong-thay');
  await place(secretary, 'meetings');
}

async function templates(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await follow(secretary, 'templates:fromTemplate');
  await sees(secretary, words('templates:empty'));
  await tour.see(secretary, 'mau-cuoc-hop-trong');
  await follow(secretary, 'meeting:back');
  await page.getByRole('link', { name: draft }).first().click();
  await page.getByRole('link', { name: words('meeting:plan') }).click();
  await page.getByRole('textbox', { name: words('plan:title'), exact: true }).waitFor();
  await tour.see(secretary, 'soan-chuong-trinh');
  await page.getByRole('link', { name: words('plan:view') }).click();
  await press(secretary, 'before:more.menu');
  await page.getByRole('menuitem', { name: words('templates:save.menu') }).waitFor();
  await tour.see(secretary, 'ban-nhap');
  await pick(secretary, 'templates:save.menu');
  await sees(secretary, words('templates:save.text'));
  await tour.see(secretary, 'luu-mau');
  await agree(secretary, 'templates:save.confirm');
  await place(secretary, 'meetings');
  await follow(secretary, 'templates:fromTemplate');
  await page.getByRole('button', { name: words('templates:makeFrom', { name: draft }) }).waitFor();
  await tour.see(secretary, 'mau-cuoc-hop');
}

async function polls(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await place(secretary, 'polls');
  await page.getByRole('article').first().waitFor();
  await tour.see(secretary, 'lay-y-kien');
  await page.getByRole('searchbox').fill('kinh phí đại hội');
  await sees(secretary, words('common:nothingFound', { query: 'kinh phí đại hội' }));
  await tour.see(secretary, 'lay-y-kien-khong-co');
  await place(secretary, 'polls');
  await press(secretary, 'polls:create');
  await page
    .getByRole('textbox', { name: words('polls:edit.title'), exact: true })
    .fill('Lấy ý kiến dự thảo Quy chế phòng họp không giấy');
  await tour.see(secretary, 'phieu-lay-y-kien');
  await place(secretary, 'polls');
  await page.getByText(words('polls:box.mine'), { exact: true }).click();
  await page.getByRole('article').getByRole('link').first().click();
  await sees(secretary, words('polls:results.hidden'));
  await tour.see(secretary, 'phieu-dang-lay');
  await answer(tour, secretary);
  await press(secretary, 'polls:manage.close');
  await sees(secretary, words('polls:manage.closeTitle'));
  await tour.see(secretary, 'phieu-dong');
  await agree(secretary, 'polls:manage.close');
  await sees(secretary, words('polls:results.replies'));
  await tour.see(secretary, 'phieu-ket-qua');
  await page.getByRole('cell').getByRole('button').first().click();
  await sees(secretary, words('polls:sheet.matches'));
  await tour.see(secretary, 'phieu-co-chu-ky');
  await leave(secretary);
}

/** With a certificate file, after a password that was mistyped. */
async function answer(tour: Tour, secretary: Person): Promise<void> {
  const { page, account } = secretary;
  await page.getByRole('radio', { name: words('polls:choice.agree'), exact: true }).click();
  await press(secretary, 'polls:sign.button');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('polls:sign.choose') }).waitFor();
  await tour.see(secretary, 'phieu-ky-so');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: words('polls:sign.choose') }).click(),
  ]);
  const mimeType = 'application/x-pkcs12';
  await chooser.setFiles({
    name: 'chung-thu.p12',
    mimeType,
    buffer: certificateFile({ name: account.name }),
  });
  const password = dialog.getByLabel(words('polls:sign.password'), { exact: true });
  await password.fill('sai');
  await dialog.getByRole('button', { name: words('polls:sign.open') }).click();
  await dialog.getByText(words('errors:call.wrong-certificate-password')).waitFor();
  await tour.see(secretary, 'phieu-ky-so-sai');
  await password.fill(testPassword);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: words('polls:sign.signAndSend') }).waitFor();
  await tour.see(secretary, 'phieu-ky-so-xem');
  await agree(secretary, 'polls:sign.signAndSend');
  await sees(secretary, words('polls:answer.done', { choice: words('polls:choice.agree') }));
  await tour.see(secretary, 'phieu-da-tra-loi');
}

async function overviews(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await place(secretary, 'desk');
  await tour.see(secretary, 'viec-cua-toi');
  await place(secretary, 'calendar');
  await tour.see(secretary, 'lich');
  await page.getByText(words('calendar:week'), { exact: true }).click();
  await tour.see(secretary, 'lich-tuan');
  await place(secretary, 'statistics');
  await sees(secretary, words('statistics:chart.people'));
  await tour.see(secretary, 'thong-ke');
  await page.getByText(words('statistics:by.meetings'), { exact: true }).click();
  await sees(secretary, words('statistics:chart.meetings'));
  await tour.see(secretary, 'thong-ke-cuoc-hop');
  await page.getByText(words('statistics:by.polls'), { exact: true }).click();
  await sees(secretary, words('statistics:chart.polls'));
  await tour.see(secretary, 'thong-ke-phieu');
}

async function search(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await place(secretary, 'search');
  await sees(secretary, words('search:begin.title'));
  await tour.see(secretary, 'tra-cuu-trong');
  await page.getByRole('searchbox').fill('may tram');
  await page.getByRole('article').filter({ hasText: 'Trang 1' }).first().waitFor();
  await tour.see(secretary, 'tra-cuu');
  await page.getByRole('searchbox').fill('khủng long');
  await sees(secretary, words('common:nothingFound', { query: 'khủng long' }));
  await tour.see(secretary, 'tra-cuu-khong-thay');
}

async function shelf(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await place(secretary, 'shelf');
  await sees(secretary, words('shelf:empty.title'));
  await tour.see(secretary, 'tai-lieu-trong');
  await press(secretary, 'shelf:newFolder');
  await page.getByRole('textbox', { name: words('shelf:folderName') }).fill('Dự thảo đang xem');
  await tour.see(secretary, 'tao-thu-muc');
  await press(secretary, 'shelf:create');
  const mimeType = 'application/pdf';
  for (const title of [
    'Báo cáo kết quả thực hiện nhiệm vụ chuyển đổi số quý gần nhất và phương hướng, nhiệm vụ trọng tâm quý tới',
    'Biểu số liệu',
  ]) {
    const buffer = Buffer.from(await makePdf({ pages: 2 }));
    await page.locator('input[type=file]').setInputFiles({ name: `${title}.pdf`, mimeType, buffer });
    await page.getByRole('link', { name: title, exact: true }).waitFor();
  }
  await tour.see(secretary, 'tai-lieu');
  await press(secretary, 'shelf:menu', { name: 'Biểu số liệu' });
  await pick(secretary, 'shelf:move');
  await page.getByRole('dialog').waitFor();
  await tour.see(secretary, 'chuyen-thu-muc');
  await leave(secretary);
  await press(secretary, 'shelf:menu', { name: 'Biểu số liệu' });
  await pick(secretary, 'shelf:give');
  await sees(secretary, words('shelf:giveText'));
  await tour.see(secretary, 'dua-vao-cuoc-hop');
  await leave(secretary);
  await page.getByRole('link', { name: 'Dự thảo đang xem', exact: true }).click();
  await sees(secretary, words('shelf:empty.folder'));
  await tour.see(secretary, 'thu-muc-trong');
}

async function account(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  const menu = () => press(secretary, 'frame:person.menu', { name: secretary.account.name });
  await menu();
  await page.getByRole('menuitem', { name: words('frame:profile.title') }).waitFor();
  await tour.see(secretary, 'tai-khoan');
  await pick(secretary, 'frame:profile.title');
  await page.getByRole('textbox', { name: words('frame:profile.phone') }).fill('số của tôi');
  await sees(secretary, words('frame:profile.phoneError'));
  await tour.see(secretary, 'thong-tin-ca-nhan');
  await leave(secretary);
  await menu();
  await pick(secretary, 'frame:person.password');
  await page.getByLabel(words('frame:password.current'), { exact: true }).waitFor();
  await tour.see(secretary, 'doi-mat-khau');
  await leave(secretary);
  await menu();
  await pick(secretary, 'frame:person.signOut');
  await sees(secretary, words('frame:signOut.eraseHint'));
  await tour.see(secretary, 'dang-xuat');
  await leave(secretary);
  await press(secretary, 'frame:status.open');
  await sees(secretary, words('frame:status.workOffline'));
  await tour.see(secretary, 'trang-thai');
  await page.keyboard.press('Escape');
  await goTo(secretary, '/khong-co-trang-nay');
  await sees(secretary, words('common:notFound.title'));
  await tour.see(secretary, 'khong-co-trang');
  await goTo(secretary, '/office');
  await sees(secretary, words('office:refused.title'));
  await tour.see(secretary, 'quan-tri-tu-choi');
}

async function administration(tour: Tour, administrator: Person): Promise<void> {
  const { page } = administrator;
  await place(administrator, 'office');
  await tour.see(administrator, 'quan-tri');
  await page
    .getByRole('button', { name: words('office:rooms.editName', { name: 'Phòng họp UBND xã Đồng Sen' }) })
    .click();
  await sees(administrator, words('office:map.hint'));
  await tour.see(administrator, 'phong-hop-so-do');
  await leave(administrator);
  for (const [tab, screen] of [
    ['office:kinds.title', 'loai-cuoc-hop'],
    ['catalogues:titles.title', 'chuc-vu'],
    ['catalogues:paperKinds.title', 'loai-tai-lieu'],
    ['catalogues:issuers.title', 'co-quan-ban-hanh'],
    ['office:settings.title', 'thiet-lap'],
  ] as const) {
    await page.getByRole('tab', { name: words(tab), exact: true }).click();
    await tour.see(administrator, screen);
    if (screen === 'thiet-lap') continue;
    await page
      .getByRole('button', { name: /^Thêm / })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    await tour.see(administrator, `${screen}-them`);
    await leave(administrator);
  }
}
