/**
 * An opinion poll, as people hold one: written and sent; one signs an answer without a network and is counted when they are back,
 * another comes back too late and keeps their words; the author reads the results and tells what follows from them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fold } from '#domain/text.ts';
import { certificateFile, testAnchor, testPassword } from '#tests/helpers/certificates.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Account, type Person, patience } from './person.ts';
import { Stage } from './stage.ts';

const shell = browserShell();
const folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-certificates-'));
afterAll(async () => {
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
});

// What the machines of this journey trust: on Linux this stands for the system's store.
const anchors = path.join(folder, 'anchors.pem');
writeFileSync(anchors, testAnchor);
process.env.SSL_CERT_FILE = anchors;
const trusted = process.platform === 'linux' ? 'valid' : 'unknown';

const title = 'Lấy ý kiến về dự thảo Quy chế phòng họp không giấy';
const late = 'Đề nghị lùi thời điểm áp dụng sang quý sau';
const conclusion = 'Ban hành Quy chế theo dự thảo.';
const accepted = 'Nhất trí, đề nghị sớm ban hành';

it('is sent, answered and signed offline, refused when late, closed and summarised', async (context) => {
  if (shell.missing !== undefined) context.skip(shell.missing);
  const stage = new Stage(shell);
  try {
    const { accounts } = await stage.openOffice();
    const [forAuthor, forFirst, forSecond] = accounts;
    if (!forAuthor || !forFirst || !forSecond) throw new Error('too few sample accounts');
    const author = await stage.enter(forAuthor);
    await write(author, [forFirst, forSecond]);
    await send(author, 2);
    const first = await stage.enter(forFirst);
    const second = await stage.enter(forSecond);
    for (const person of [first, second]) await openFromDesk(person);

    await first.workOffline(true);
    await signAnswer(first, 'agree', accepted);
    await first.page
      .getByText(words('polls:answer.waiting', { choice: words('polls:choice.agree') }))
      .waitFor();
    await expect
      .poll(() => progress(author), patience)
      .toBe(words('polls:progress', { answered: 0, asked: 2 }));
    await first.workOffline(false);
    await first.page.getByText(words('polls:answer.done', { choice: words('polls:choice.agree') })).waitFor();
    await expect
      .poll(() => progress(author), patience)
      .toBe(words('polls:progress', { answered: 1, asked: 2 }));
    await author.page.getByText(words('polls:people.signed')).waitFor();
    await shows(first, 'polls-da-ky');
    // Nobody is told what, before the end.
    await author.page.getByText(words('polls:results.hidden')).waitFor();

    await second.workOffline(true);
    await answer(second, 'other', late);
    await close(author);
    await second.workOffline(false);
    await second.page.getByText(words('polls:answer.lateText')).waitFor();
    await second.page.getByRole('main').getByText(late).first().waitFor();

    await author.page.getByRole('cell', { name: accepted }).waitFor();
    expect(await author.page.getByText(late).count()).toBe(0);
    expect(author.line.heard().includes(late)).toBe(false);
    await seesSigned(author, forFirst);
    await shows(author, 'polls-ket-qua');
    await author.product.download(
      async () => {
        await author.page.getByRole('button', { name: words('polls:results.export') }).click();
        await author.page.getByRole('menuitem', { name: words('polls:results.sheets') }).click();
      },
      path.join(stage.folder, 'phiếu.zip'),
    );
    await summarise(author);
    await first.page.getByText(conclusion).waitFor();
    await author.product.download(
      async () => {
        await author.page.getByRole('button', { name: words('polls:results.export') }).click();
        await author.page.getByRole('menuitem', { name: words('polls:results.csv') }).click();
      },
      path.join(stage.folder, 'ý kiến.csv'),
    );
    for (const { product } of [author, first, second]) expect(product.complaints).toEqual([]);
  } catch (cause) {
    await stage.picture();
    throw cause;
  } finally {
    await stage.close();
  }
}, 900_000);

async function write({ page }: Person, recipients: readonly Account[]): Promise<void> {
  await page.getByRole('link', { name: words('frame:polls'), exact: true }).click();
  await page.getByRole('button', { name: words('polls:create') }).click();
  await page.getByRole('textbox', { name: words('polls:edit.title'), exact: true }).fill(title);
  await page
    .getByRole('textbox', { name: words('polls:edit.content'), exact: true })
    .fill('Văn phòng đã hoàn thiện dự thảo.\nĐồng chí có đồng ý ban hành không?');
  await page.getByRole('button', { name: words('polls:edit.dueIn_other', { count: 3 }) }).click();
  for (const { name } of recipients) {
    await page.getByRole('textbox', { name: words('polls:edit.addRecipient'), exact: true }).fill(fold(name));
    await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByText(words('polls:edit.readyAll')).waitFor();
}

async function send(author: Person, people: number): Promise<void> {
  const { page } = author;
  await shows(author, 'polls-soan');
  await page.getByRole('button', { name: words('polls:edit.send'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(title).waitFor();
  await dialog.getByRole('button', { name: words('polls:edit.send'), exact: true }).click();
  await expect
    .poll(() => progress(author), patience)
    .toBe(words('polls:progress', { answered: 0, asked: people }));
}

/** What the author is told of how many have answered. */
function progress({ page }: Person): Promise<string | null> {
  return page
    .getByRole('region', { name: words('polls:people.title') })
    .getByRole('status')
    .textContent();
}

/** It waits on the desk, one tap away. */
async function openFromDesk(person: Person): Promise<void> {
  const { page } = person;
  await page.getByRole('link', { name: words('frame:desk'), exact: true }).click();
  await page.getByRole('link', { name: title }).waitFor();
  await shows(person, 'desk');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

async function answer(person: Person, choice: 'agree' | 'other', text: string): Promise<void> {
  const { page } = person;
  await page.getByRole('radio', { name: words(`polls:choice.${choice}`), exact: true }).click();
  const label = choice === 'other' ? 'polls:answer.textNeeded' : 'polls:answer.text';
  await page.getByRole('textbox', { name: words(label), exact: true }).fill(text);
  await shows(person, 'polls-tra-loi');
  await page.getByRole('button', { name: words('polls:answer.send'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  // The choice is said once more before it goes.
  await dialog
    .getByText(words('polls:answer.confirmChoice', { choice: words(`polls:choice.${choice}`) }))
    .waitFor();
  await dialog.getByRole('button', { name: words('polls:answer.send'), exact: true }).click();
}

/** With a certificate file of one's own, after a password that was mistyped. */
async function signAnswer(person: Person, choice: 'agree', text: string): Promise<void> {
  const { page, account } = person;
  const file = path.join(folder, `${account.username}.p12`);
  writeFileSync(file, certificateFile({ name: account.name }));
  await page.getByRole('radio', { name: words(`polls:choice.${choice}`), exact: true }).click();
  await page.getByRole('textbox', { name: words('polls:answer.text'), exact: true }).fill(text);
  await page.getByRole('button', { name: words('polls:sign.button'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(words('polls:answer.confirmChoice', { choice: words(`polls:choice.${choice}`) }))
    .waitFor();
  await shows(person, 'polls-ky-1');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: words('polls:sign.choose') }).click(),
  ]);
  await chooser.setFiles(file);
  const password = dialog.getByLabel(words('polls:sign.password'), { exact: true });
  await password.fill('sai');
  await dialog.getByRole('button', { name: words('polls:sign.open') }).click();
  await dialog.getByText(words('errors:call.wrong-certificate-password')).waitFor();
  await shows(person, 'polls-ky-sai');
  await password.fill(testPassword);
  await page.keyboard.press('Enter');
  await dialog.getByText(account.name, { exact: true }).waitFor();
  await shows(person, 'polls-ky-2');
  await dialog.getByRole('button', { name: words('polls:sign.signAndSend') }).click();
}

async function seesSigned(author: Person, signer: Account): Promise<void> {
  const { page } = author;
  await page.getByRole('button', { name: words(`polls:sheet.verdict.${trusted}`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words('polls:sheet.matches')).waitFor();
  expect(await dialog.getByText(signer.name).count()).toBeGreaterThan(1);
  await shows(author, 'polls-phieu-ky');
  await author.product.download(
    () => dialog.getByRole('button', { name: words('polls:sheet.save') }).click(),
    path.join(folder, 'phiếu.pdf'),
  );
  await dialog
    .getByRole('button', { name: words('common:close') })
    .last()
    .click();
  await dialog.waitFor({ state: 'detached' });
}

async function close({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: words('polls:manage.close'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words('polls:manage.closeText', { answered: 1, asked: 2 })).waitFor();
  await dialog.getByRole('button', { name: words('polls:manage.close'), exact: true }).click();
}

async function summarise({ page }: Person): Promise<void> {
  await page.getByRole('textbox', { name: words('polls:summary.title') }).fill(conclusion);
  await page.getByRole('button', { name: words('polls:summary.save'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('polls:summary.save'), exact: true })
    .click();
}

/** A picture to look at, where `HOPSO_LOOK` names a folder. */
async function shows({ page }: Person, name: string): Promise<void> {
  const folder = process.env.HOPSO_LOOK;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
