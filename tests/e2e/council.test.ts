/**
 * A commune council's ordinary session from the draft to the issued conclusion, twelve people at machines of their own: the
 * secretary, the chair, seven delegates of whom one is excused, two of the People's Committee of whom one sends somebody else.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { MeetingId, UnitId } from '#domain/ids.ts';
import { samplePerson } from '#server/sample/office.ts';
import { verifyStore } from '#server/verify-store.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { LinkedClient } from '#tests/helpers/linked-client.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Person, patience } from './person.ts';
import { stageOf, steps } from './steps.ts';
import { keptOfMeeting, storedFloor } from './stores.ts';
import { Voter } from './voting.ts';

const title = 'Kỳ họp thường lệ giữa năm của HĐND xã Đồng Sen';
const report = 'Báo cáo kinh tế - xã hội sáu tháng';
const works = 'Tờ trình danh mục công trình năm tới';
const question = 'Thông qua danh mục công trình năm tới?';
const opinion = 'Đề nghị đưa đường thôn Đoài lên trước.';
const excuse = 'Đi tập huấn tại tỉnh theo giấy triệu tập';
const conclusion = 'Hoàn thiện danh mục công trình, công khai tại nhà văn hóa các thôn.';

const usernames = {
  secretary: 'thuky.dongsen',
  chair: 'chutich.hdnd',
  viceChair: 'phochutich.hdnd',
  budget: 'kinhte.hdnd',
  culture: 'vanhoa.hdnd',
  thuong: 'thonthuong.hdnd',
  ha: 'thonha.hdnd',
  late: 'thondong.hdnd',
  excused: 'thondoai.hdnd',
  committee: 'chutich.dongsen',
  replaced: 'kinhte.dongsen',
  substitute: 'motcua.dongsen',
} as const;
type Part = keyof typeof usernames;

/** So many machines at a time begin to work: each is a process and a page, and the cores are few. */
const atOnce = 3;

const shell = browserShell();
const { missing } = shell;

describe.skipIf(missing !== undefined)(`a council's session${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  const cast = {} as Record<Part, Voter>;
  let meeting: MeetingId;

  const account = (part: Part) => stage.account(usernames[part]);
  const nameOf = (part: Part) => account(part).name;

  async function enter(...parts: Part[]): Promise<void> {
    for (let i = 0; i < parts.length; i += atOnce)
      await Promise.all(
        parts.slice(i, i + atOnce).map(async (part) => {
          const { account: who, product, line } = await stage.enter(usernames[part]);
          cast[part] = new Voter(who, product, line);
        }),
      );
  }

  const each = (parts: readonly Part[], act: (person: Voter, part: Part) => Promise<void>) =>
    Promise.all(parts.map((part) => act(cast[part], part)));

  const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
  const press = (person: Person, name: string) => button(person, name).first().click();
  const sees = ({ page }: Person, text: string) => page.getByText(text).first().waitFor();
  const dialogOf = ({ page }: Person) => page.getByRole('dialog');
  const agree = (person: Person, name: string) =>
    dialogOf(person).getByRole('button', { name, exact: true }).click();
  const itemOf = ({ page }: Person, item: string): Locator =>
    page
      .getByRole('region', { name: words('meeting:agenda') })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: item }) });

  beforeAll(async () => {
    await stage.openOffice();
    await approvalFirst();
    await enter('secretary', 'viceChair');
  }, 300_000);

  /** The office has its council's sessions approved; how an administrator does that on a screen is shown elsewhere. */
  async function approvalFirst(): Promise<void> {
    const response = await fetch(`${stage.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'quantri.so', password: stage.password }),
    });
    const administrator = await LinkedClient.connect(stage.url, (await response.json()).token);
    const settings = { approvalIn: ['hdnd-dong-sen' as UnitId] };
    expect(await administrator.ask('office.configure', { settings })).toMatchObject({ ok: true });
    administrator.close();
  }

  step('is drafted, approved by the vice chair and convened', async () => {
    const { secretary, viceChair } = cast;
    const { page } = secretary;
    const file = path.join(stage.folder, `${report}.pdf`);
    writeFileSync(file, await makePdf({ pages: 2, text: [report, 'Trang {page}'] }));
    await secretary.plan({
      title,
      place: 'Hội trường UBND xã Đồng Sen',
      chair: account('chair'),
      invitees: [],
      items: [
        { title: report, presenter: 'UBND xã', minutes: 40, papers: [file] },
        { title: works, presenter: 'UBND xã', minutes: 30, papers: [] },
      ],
    });
    meeting = /meetings\/([^/]+)/.exec(page.url())?.[1] as MeetingId;
    await page.getByRole('combobox', { name: words('plan:inviteUnit') }).click();
    await page.getByRole('option', { name: 'HĐND xã Đồng Sen' }).click();
    const guest = words('meetings:role.guest');
    await page
      .getByRole('radiogroup', { name: words('plan:inviteAs') })
      .getByText(guest, { exact: true })
      .click();
    await secretary.invite(account('committee'));
    await secretary.invite(account('replaced'));
    // Guests see what is shared with them alone: here the second item.
    await page
      .getByRole('button', { name: words('guests:chipNobody') })
      .last()
      .click();
    await page.getByRole('checkbox', { name: words('guests:all') }).check();
    await page.keyboard.press('Escape');
    await press(secretary, `${words('common:more')}: ${report}`);
    await page.getByRole('menuitem', { name: words('preparation:read.setMustRead') }).click();
    await sees(secretary, words('plan:ready.all'));

    await press(secretary, words('before:submit.button'));
    await dialogOf(secretary).getByLabel(words('before:submit.approver')).first().click();
    await page.getByRole('option', { name: nameOf('viceChair') }).click();
    await agree(secretary, words('before:submit.confirm'));
    await viceChair.openMeeting(title);
    await press(viceChair, words('before:approval.approve'));
    await agree(viceChair, words('before:approval.approve'));
    await sees(secretary, words('meetings:phase.approved'));
    await secretary.convene(11);
    await secretary.openMeetingFromPlan();
  });

  step('is answered: five come, one is excused, one sends a substitute', async () => {
    await enter('excused', 'replaced', 'chair', 'budget', 'culture', 'thuong', 'ha', 'late', 'committee');
    const others = ['chair', 'budget', 'culture', 'thuong', 'ha', 'late', 'committee'] as const;
    await each([...others, 'excused', 'replaced'], (person) => person.openMeeting(title));
    const coming: Part[] = ['viceChair', 'budget', 'culture', 'thuong', 'ha', 'late', 'committee'];
    await each(coming, async (person) => {
      await press(person, words('before:answer.come'));
      await sees(person, words('before:answer.accepted'));
    });

    const { excused, replaced, secretary } = cast;
    await press(excused, words('before:answer.reportAbsence'));
    await dialogOf(excused).getByRole('textbox').fill(excuse);
    await agree(excused, words('before:absence.confirm'));
    await press(secretary, words('before:decide.excuseName', { name: nameOf('excused') }));
    await sees(excused, words('before:answer.absence_approved'));

    await press(replaced, words('before:answer.sendSubstitute'));
    await dialogOf(replaced).getByLabel(words('before:substitute.person')).first().click();
    await replaced.page.getByRole('option', { name: nameOf('substitute') }).click();
    await dialogOf(replaced).getByRole('textbox').last().fill('Tiếp đoàn kiểm tra của tỉnh');
    await agree(replaced, words('before:substitute.confirm'));
    await sees(replaced, words('before:answer.delegated', { name: nameOf('substitute') }));
    await enter('substitute');
    const { substitute } = cast;
    await substitute.openMeeting(title);
    await sees(substitute, words('before:answer.inPlaceOf', { name: nameOf('replaced') }));
    await press(substitute, words('before:answer.come'));

    const count = (kind: string) =>
      secretary.page
        .getByRole('definition')
        .and(secretary.page.locator(`dt:text-is("${words(`before:board.${kind}`)}") + dd`))
        .textContent();
    const expected = { accepted: '7', unanswered: '0', toDecide: '0', absent: '1', delegated: '1' };
    for (const [kind, value] of Object.entries(expected))
      await expect.poll(() => count(kind), { ...patience, message: kind }).toBe(value);
  });

  step('is prepared for: a paper read, an opinion sent, a speech announced', async () => {
    const { secretary, budget, culture, thuong } = cast;
    await sees(budget, `${words('preparation:read.mustRead')} · ${words('preparation:read.unread')}`);
    await budget.openPaper(report);
    await budget.turnTo(2);
    const board = secretary.page.getByRole('region', { name: words('preparation:read.boardTitle') });
    await board.getByText(words('preparation:read.progress', { read: 1, total: 8 })).waitFor();
    expect(await board.textContent()).not.toContain(nameOf('budget'));
    expect(await board.textContent()).toContain(nameOf('culture'));
    await budget.backToMeeting();

    const item = itemOf(culture, works);
    await item.getByRole('button', { name: words('opinions:give') }).click();
    await item.getByText(words('opinions:stances.remark'), { exact: true }).click();
    await item.getByRole('textbox').fill(opinion);
    await item.getByRole('button', { name: words('opinions:send') }).click();
    await each(['secretary', 'chair'], async ({ page }) => {
      const gathered = page.getByRole('region', { name: words('opinions:title') });
      await gathered.getByText(works).click();
      const row = gathered.getByRole('listitem').filter({ hasText: nameOf('culture') });
      await row.getByText(`${words('opinions:stances.remark')}. ${opinion}`).waitFor();
    });
    expect(await thuong.page.getByText(opinion).count()).toBe(0);

    await itemOf(thuong, report)
      .getByRole('button', { name: words('preparation:speak.register') })
      .click();
    await sees(thuong, words('preparation:speak.registered'));
  });

  step('begins once two thirds of the members are there, and not before', async () => {
    const { secretary, chair } = cast;
    const { page } = secretary;
    const roll = page.getByRole('dialog', { name: words('live:panel.attendance') });
    await press(secretary, words('live:attendance', { present: 0, total: 12 }));
    await roll.getByRole('button', { name: words('live:rules.open') }).click();
    await page.getByRole('switch', { name: words('live:rules.quorumRequired') }).click({ force: true });
    await press(secretary, words('live:rules.save'));
    const early: Part[] = ['chair', 'viceChair', 'budget', 'culture', 'thuong', 'committee', 'substitute'];
    await each(early, (person) => press(person, words('meeting:checkIn')));
    // Neither guests nor substitutes count: five of eight members.
    await roll.getByText(words('live:quorum.present', { present: 5, total: 8 })).waitFor();
    await roll.getByText(words('live:quorum.missing_other', { count: 1 })).waitFor();
    const start = button(chair, words('meeting:start'));
    await expect.poll(() => start.getAttribute('aria-disabled'), patience).toBe('true');
    await start.hover();
    await sees(chair, words('errors:refusal.no-quorum'));

    await roll.getByRole('button', { name: words('live:markFor', { name: nameOf('ha') }) }).click();
    await roll.getByText(words('live:quorum.reached')).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => start.getAttribute('aria-disabled'), patience).toBe('false');
    await chair.startMeeting();
    const inRoom: Part[] = [
      'secretary',
      'viceChair',
      'budget',
      'culture',
      'thuong',
      'ha',
      'late',
      'committee',
      'substitute',
    ];
    await each(inRoom, (person) => person.enterRoom());
    await press(cast.late, words('live:checkIn'));
    await button(cast.late, words('live:attendance', { present: 9, total: 12 })).waitFor();
  });

  step('hears who asked to speak, in turn', async () => {
    const { chair, thuong, ha, late, committee } = cast;
    await press(chair, words('live:next'));
    await ha.page.getByRole('heading', { name: report }).waitFor();
    await press(ha, words('speaking:register'));
    await press(chair, words('speaking:panel', { count: 2 }));
    const panel = chair.page.getByRole('complementary', { name: words('live:panel.speaking') });
    const card = panel.getByRole('region', { name: words('speaking:speakingNow') });
    await press(chair, words('speaking:callNext', { name: nameOf('thuong') }));
    await button(thuong, words('speaking:youSpeak')).waitFor();
    await button(late, words('speaking:panelSpeaking', { name: nameOf('thuong'), count: 1 })).waitFor();
    // The item is not shared with guests: not even its title is on their screens.
    await committee.page.getByText(words('restricted:guestText')).waitFor();
    expect(await committee.page.getByText(report).count()).toBe(0);
    await card.getByRole('button', { name: words('speaking:stop') }).click();
    await press(chair, words('speaking:callNext', { name: nameOf('ha') }));
    await press(ha, words('speaking:youSpeak'));
    await press(ha, words('speaking:stopOwn'));
    await panel.getByText(words('speaking:spoken_other', { count: 2 })).waitFor();
  });

  step('votes openly, and everybody sees by name how', async () => {
    const { secretary, chair, culture, late, committee } = cast;
    await press(chair, words('live:next'));
    await each(['committee', 'substitute'], (person) => sees(person, works));
    await each(['secretary', 'viceChair'], (person) => person.openPanel());
    await secretary.prepare(question, 'open');
    await secretary.step('open', question);
    const agreeing: Part[] = ['chair', 'viceChair', 'budget', 'thuong', 'ha'];
    await sees(secretary, words('ballots:banner.watch'));
    await each(agreeing, (person) => person.vote('agree'));
    await late.vote('disagree');
    await culture.vote('other', opinion);
    await secretary.seesCount(7, 7);
    expect(await secretary.page.getByText(words('ballots:result.byName')).count()).toBe(0);
    await secretary.step('close', question);
    // A guest of the item learns of it with its result, and not before (decision 32).
    expect(await committee.page.getByText(question).count()).toBe(0);
    await secretary.step('publish', question);
    await sees(committee, question);
    await each(['secretary', 'viceChair'], async (person) => {
      await person.seesResult(true, 5, 1);
      const result = person.page.getByRole('region', { name: words('ballots:result.title') });
      await result.getByText(words('ballots:result.byName')).click();
      for (const [part, option] of [
        ...agreeing.map((part) => [part, 'agree'] as const),
        ['late', 'disagree'] as const,
        ['culture', 'other'] as const,
      ]) {
        const row = result
          .locator('details')
          .getByRole('listitem')
          .filter({ hasText: nameOf(part) });
        expect(await row.textContent()).toContain(words(`ballots:option.${option}`));
      }
      expect(await result.locator('details').getByRole('listitem').count()).toBe(7);
    });
  });

  step('rests, goes on, draws its conclusion and ends', async () => {
    const { secretary, chair, ha } = cast;
    const bar = chair.page.getByRole('region', { name: words('live:stage') });
    const more = async (name: string) => {
      await bar.getByRole('button', { name: words('common:more') }).click();
      await chair.page.getByRole('menuitem', { name: words(name) }).click();
    };
    const onBreak = words('live:onBreak').trim();
    await more('live:pause');
    await each(['secretary', 'ha', 'committee'], (person) => sees(person, onBreak));
    await more('live:resume');
    await expect.poll(() => ha.page.getByText(onBreak).count(), patience).toBe(0);

    const { page } = secretary;
    await press(secretary, words('minutes:conclusions.title'));
    await press(secretary, words('minutes:conclusions.add'));
    await page.getByRole('textbox', { name: words('minutes:conclusions.text') }).fill(conclusion);
    await page.getByRole('combobox', { name: words('minutes:conclusions.lead') }).fill('trinh sen');
    await page.getByRole('option', { name: new RegExp(nameOf('committee')) }).click();
    await agree(secretary, words('minutes:conclusions.save'));
    await button(chair, `${words('minutes:conclusions.title')} (1)`).waitFor();

    await more('live:end');
    await agree(chair, words('live:endConfirm'));
    await each(['secretary', 'chair', 'ha', 'committee', 'substitute'], (person) =>
      sees(person, words('live:closed.title')),
    );
  });

  const follow = ({ page }: Person, link: string) =>
    page.getByRole('link', { name: words(link), exact: true }).click();

  step('has minutes drafted from it, confirmed by secretary and chair, issued to everybody', async () => {
    const { secretary, chair, excused } = cast;
    await each(['secretary', 'chair'], async (person) => {
      await follow(person, 'live:toMeeting');
      await follow(person, 'minutes:open');
    });
    await press(secretary, words('minutes:draft.do'));
    const text = chair.page.getByRole('textbox', { name: words('minutes:text') });
    for (const said of [
      'Có mặt (6 người):',
      'Khách mời (2 người):',
      `dự thay ${nameOf('replaced')}`,
      `(có lý do: ${excuse})`,
      'Có 2 ý kiến phát biểu:',
      'số phiếu thu về 7/7: Đồng ý 5, Không đồng ý 1, Ý kiến khác 1. Kết quả: được thông qua.',
      conclusion,
    ])
      await text.getByText(said).first().waitFor();
    await secretary.sees(words('frame:connection.connected'), words('frame:saved.server'));
    await press(secretary, words('minutes:submit.do'));
    await agree(secretary, words('minutes:submit.do'));
    await press(secretary, words('minutes:sign.secretary.do'));
    await agree(secretary, words('minutes:sign.do'));
    await press(chair, words('minutes:sign.chair.do'));
    await agree(chair, words('minutes:sign.do'));
    expect(await excused.page.getByRole('link', { name: words('minutes:open') }).count()).toBe(0);
    await press(secretary, words('minutes:issue.do'));
    await secretary.page.getByRole('textbox', { name: words('minutes:number') }).fill('3');
    await agree(secretary, words('minutes:issue.do'));
    await follow(excused, 'minutes:open');
    await sees(excused, words('minutes:locked.issued'));
    await sees(excused, 'Số: 03/BB-HĐND');
    await sees(excused, conclusion);
  });

  step('issues its conclusion, and the task lies on the desk of whoever leads it', async () => {
    const { secretary, committee } = cast;
    await follow(secretary, 'meeting:agenda');
    await follow(secretary, 'minutes:conclusions.title');
    await press(secretary, words('minutes:notice.issue.do'));
    await secretary.page.getByRole('textbox', { name: words('minutes:number') }).fill('12');
    await agree(secretary, words('minutes:notice.issue.do'));
    await follow(committee, 'frame:desk');
    const card = committee.page.getByRole('article').filter({ hasText: words('desk:kind.task') });
    await card.getByRole('link', { name: conclusion }).click();
    await press(committee, words('minutes:task.report'));
    await agree(committee, words('minutes:task.send'));
    await secretary.page.getByText(words('minutes:task.state.accepted')).waitFor();
  });

  step('is kept whole: one journal without a flaw, and the same floor on all twelve machines', async () => {
    expect(verifyStore(stage.serverData).flaws).toEqual([]);
    const { floor, decided } = keptOfMeeting(stage.serverData, meeting);
    expect(floor.phase).toBe('concluded');
    expect(floor.minutes.state).toBe('issued');
    expect(decided.filter(({ ok }) => !ok)).toEqual([]);
    const times = (name: string) => decided.filter((each) => each.name === name).length;
    for (const name of [
      'meeting.approve',
      'meeting.convene',
      'meeting.start',
      'meeting.end',
      'minutes.issue',
    ])
      expect(times(name), name).toBe(1);
    expect(times('ballot.cast')).toBe(7);
    const [ballot] = floor.ballots.values();
    expect(ballot?.result).toMatchObject({ cast: 7, passed: true });
    const idOf = (part: Part) => samplePerson(usernames[part]);
    expect(ballot?.eligible).not.toContain(idOf('substitute'));
    expect([...floor.tasks.values()]).toMatchObject([{ lead: { id: idOf('committee') }, state: 'accepted' }]);
    for (const part of Object.keys(usernames) as Part[]) {
      const own = () => storedFloor(path.join(stage.folder, usernames[part]), meeting, idOf(part))?.journal;
      await expect.poll(own, { ...patience, message: part }).toEqual(floor.journal);
      expect(cast[part].product.complaints, part).toEqual([]);
    }
  });
});
