/** What people do on the way from one screen to the next. */
import { words } from '#tests/helpers/words.ts';
import type { Person } from '../person.ts';

// Of the sample office.
export const coming = 'Giao ban vận hành chính quyền số hai cấp';
export const held = 'Triển khai chữ ký số tại xã Đồng Sen và xã Bến Lúa';
export const draft = 'Góp ý dự thảo Quy chế phòng họp không giấy';
export const report = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';

type Within = Person | { page: Person['page'] };

/** @param key of the words on the button */
export async function press({ page }: Within, key: string, values?: Record<string, string | number>) {
  await page
    .getByRole('button', { name: words(key, values), exact: true })
    .first()
    .click();
}

export async function follow({ page }: Within, key: string) {
  await page
    .getByRole('link', { name: words(key), exact: true })
    .first()
    .click();
}

export async function pick({ page }: Within, key: string) {
  await page.getByRole('menuitem', { name: words(key) }).click();
}

/** The button of the open dialog. */
export async function agree({ page }: Within, key: string) {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: words(key), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function sees({ page }: Within, text: string) {
  await page.getByText(text).first().waitFor();
}

/** Out of the open dialog; where a list is open in it, Escape closes that first. */
export async function leave({ page }: Within) {
  const dialog = page.getByRole('dialog').first();
  await page.keyboard.press('Escape');
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** To a part of the office by the bar at the side. */
export async function place({ page }: Within, name: string, title = `${name}:title`) {
  await page
    .getByRole('navigation', { name: words('frame:nav') })
    .getByRole('link', { name: words(`frame:${name}`), exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: words(title), exact: true }).waitFor();
}

/** To an address, as from a bookmark. */
export async function goTo({ page }: Within, hash: string) {
  await page.goto(page.url().replace(/#.*/, `#${hash}`));
}
