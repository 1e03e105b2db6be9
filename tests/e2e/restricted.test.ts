/**
 * A restricted item, as people live with it: the secretary lets one delegate see it; the other sees one item less and, while
 * the room is at it, that there is one; once the restriction is lifted everyone reads it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Account, type Person, patience } from './person.ts';
import { Stage } from './stage.ts';

const shell = browserShell();
afterAll(() => shell.close());

const meeting = 'Họp giao ban phòng Hạ tầng số';
const common = 'Kế hoạch tháng';
const secret = 'Kiện toàn nhân sự lãnh đạo phòng';
const paper = 'Hồ sơ nhân sự';

test.skipIf(shell.missing)(
  'an item for some of the members alone',
  async () => {
    const stage = new Stage(shell);
    try {
      await stage.openOffice();
      const account = (username: string) => stage.account(`${username}.so`);
      const file = path.join(stage.folder, `${paper}.pdf`);
      writeFileSync(file, await makePdf());
      const secretary = await stage.enter(account('thuky'));
      await secretary.plan({
        title: meeting,
        place: 'Phòng họp số 2',
        chair: account('giamdoc'),
        invitees: [account('hatang'), account('dulieu')],
        items: [
          { title: common, presenter: 'Văn phòng Sở', minutes: 30, papers: [] },
          { title: secret, presenter: 'Phòng Tổ chức cán bộ', minutes: 15, papers: [file] },
        ],
      });
      await restrict(secretary, account('hatang'));
      await secretary.convene(4);

      const member = await stage.enter(account('hatang'));
      const outside = await stage.enter(account('dulieu'));
      for (const person of [member, outside]) await person.openMeeting(meeting);
      await member.page.getByRole('heading', { name: secret }).waitFor();
      await member.hasPapers(1);
      await outside.page.getByRole('heading', { name: common }).waitFor();
      await expect.poll(() => itemsSeen(outside), patience).toEqual([common]);

      await inTheRoom(secretary, member, outside);
      const heard = outside.line.heard();
      for (const said of [secret, paper]) {
        expect([said, member.line.heard().includes(said)]).toEqual([said, true]);
        expect([said, heard.includes(said)]).toEqual([said, false]);
      }
      await lift(secretary);
      await outside.page.getByText(secret).first().waitFor();
      for (const { product } of [secretary, member, outside]) expect(product.complaints).toEqual([]);
    } catch (cause) {
      await stage.picture();
      throw cause;
    } finally {
      await stage.close();
    }
  },
  600_000,
);

/** The second item, for one invited person. */
async function restrict({ page }: Person, who: Account): Promise<void> {
  await page
    .getByRole('button', { name: words('restricted:restrictItem') })
    .nth(1)
    .click();
  const dialog = page.getByRole('dialog', { name: words('restricted:title') });
  await dialog.getByRole('checkbox', { name: who.name }).check();
  await dialog.getByRole('button', { name: words('restricted:restrict'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(words('restricted:seenBy', { names: who.name })).waitFor();
}

function itemsSeen({ page }: Person): Promise<string[]> {
  return page
    .getByRole('region', { name: words('meeting:agenda') })
    .getByRole('heading', { level: 3 })
    .allInnerTexts();
}

/** The room comes to the restricted item: its group reads it, the other learns that it is one. */
async function inTheRoom(secretary: Person, member: Person, outside: Person): Promise<void> {
  await secretary.openMeetingFromPlan();
  await secretary.startMeeting();
  for (const person of [member, outside]) await person.enterRoom();
  await secretary.page.getByRole('button', { name: `${words('live:present')}: ${secret}` }).click();
  await member.page.getByRole('heading', { name: secret, level: 2 }).waitFor();
  await outside.page.getByText(words('restricted:itemText')).waitFor();
}

async function lift({ page }: Person): Promise<void> {
  await page.goto(page.url().replace(/\/room.*/, '/plan'));
  await page.getByRole('button', { name: words('restricted:lift'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('restricted:lift'), exact: true })
    .click();
  await page.getByText(words('restricted:seenBy', { names: '' }).slice(0, 10)).waitFor({ state: 'detached' });
}
