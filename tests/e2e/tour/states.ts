/** When something is not there: no meetings, no network, no server, no file, no right. */
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { words } from '#tests/helpers/words.ts';
import { agree, coming, goTo, place, press, report, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

export const states: Part = {
  name: 'what is not there',
  async walk(tour) {
    const nobody = await tour.enter('thuky.benlua');
    await sees(nobody, words('meetings:empty.upcoming'));
    await tour.see(nobody, 'chua-co-cuoc-hop');
    await place(nobody, 'desk');
    await sees(nobody, words('desk:empty'));
    await tour.see(nobody, 'khong-con-viec');
    await place(nobody, 'polls');
    await sees(nobody, words('polls:empty.mine'));
    await tour.see(nobody, 'chua-co-phieu');
    await place(nobody, 'statistics');
    await sees(nobody, words('statistics:empty'));
    await tour.see(nobody, 'chua-co-so-lieu');
    await goTo(nobody, '/meetings/sample-coming');
    await sees(nobody, words('meeting:refused.title'));
    await tour.see(nobody, 'khong-mo-duoc-cuoc-hop');
    await papersOnTheirWay(tour);
    await serverGone(tour);
  },
};

/** The server knows the papers, and their files are not to be had for now. */
async function papersOnTheirWay(tour: Tour): Promise<void> {
  const files = path.join(tour.stage.serverData, 'files');
  const away = path.join(tour.stage.folder, 'files-away');
  mkdirSync(away, { recursive: true });
  for (const name of readdirSync(files)) renameSync(path.join(files, name), path.join(away, name));
  const delegate = await tour.enter('chutich.dongsen');
  await delegate.openMeeting(coming);
  await delegate.page
    .getByRole('button', { name: words('meeting:paper.retry') })
    .first()
    .waitFor();
  await tour.see(delegate, 'tai-lieu-chua-ve');
  await delegate.page.getByRole('link', { name: report }).click();
  await delegate.page.getByRole('button', { name: words('paper:awaited.retry') }).waitFor();
  await tour.see(delegate, 'tai-lieu-dang-ve');
  for (const name of readdirSync(away)) renameSync(path.join(away, name), path.join(files, name));
  await goTo(delegate, '/meetings/sample-coming/room');
  await sees(delegate, words('live:notOpen.title'));
  await tour.see(delegate, 'phong-hop-chua-mo');
}

async function serverGone(tour: Tour): Promise<void> {
  const secretary = await tour.enter('thuky.so');
  await secretary.openMeeting(coming);
  secretary.line.cut();
  await secretary.sees(words('frame:connection.offline'), words('frame:saved.server'));
  await press(secretary, 'meeting:start');
  await agree(secretary, 'meeting:start');
  await tour.see(secretary, 'mat-may-chu');
  const newcomer = await tour.arrive('vanthu.so');
  newcomer.line.cut();
  const { page } = newcomer;
  await page.getByRole('textbox', { name: words('session:username') }).fill('vanthu.so');
  await page.getByLabel(words('session:password'), { exact: true }).fill(tour.password);
  await press(newcomer, 'session:submit');
  await page.getByRole('alert').waitFor();
  await tour.see(newcomer, 'dang-nhap-mat-may-chu');
}
