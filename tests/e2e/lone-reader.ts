/** Somebody of the sample office who drafted a meeting of their own with one paper in it: enough to read, mark and print. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { words } from '#tests/helpers/words.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/**
 * @param meeting its title
 * @param paper the name of the paper's file, without the ending
 * @returns them at the meeting's page, and where their file lies
 */
export async function enterWithPaper(
  stage: Stage,
  { meeting, paper, bytes }: { meeting: string; paper: string; bytes: Uint8Array },
): Promise<{ reader: Person; file: string }> {
  const { accounts } = await stage.openOffice();
  const [account] = accounts;
  if (!account) throw new Error('the sample office has no accounts');
  const reader = await stage.enter(account);
  const { page } = reader;
  const file = path.join(stage.folder, `${paper}.pdf`);
  writeFileSync(file, bytes);
  await page.getByRole('button', { name: words('meetings:create') }).click();
  await page.getByRole('textbox', { name: words('plan:title'), exact: true }).fill(meeting);
  await page.getByRole('button', { name: words('plan:addItem') }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('textbox', { name: words('plan:paperTitle') }).waitFor();
  await reader.openMeetingFromPlan();
  return { reader, file };
}
