import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commands, type PollOutcome } from '#domain/commands.ts';
import type { PersonId, PollId } from '#domain/ids.ts';
import { answerWords } from '#domain/office/opinion-sheet.ts';
import { addOption, readQuestion, setContent, setQuestionDetails } from '#domain/poll/question.ts';
import { formatSheetCode, SheetFile, sheetSays, signedWords } from '#domain/poll/sheet.ts';
import { emptyPoll, type Poll } from '#domain/poll/state.ts';

const poll = 'phieu' as PollId;
const person = 'mot' as PersonId;
const pdf = Buffer.from('%PDF-1.7 …').toString('base64');

function outcome(
  state: Partial<Poll>,
  input: { choice?: string; text?: string; sheet?: string },
): PollOutcome {
  const question = readQuestion(new Y.Doc());
  const now = {
    ...{ asker: person, at: 10, askedAt: 9, command: 'lenh', phase: 'sent', parts: ['recipient'] },
    ...{ poll: { ...emptyPoll(), phase: 'sent', dueAt: 100, ...state } },
    ...{ question: () => question, isKnown: () => true },
  };
  return commands['poll.answer'].outcome(now as never, { poll, choice: 'agree', text: '', ...input });
}

describe('an answer', () => {
  const signedBefore = new Map([[person, { id: person, at: 1, askedAt: 1, signed: true }]]);

  test('says whether it is signed, and takes its sheet along', () => {
    expect(outcome({}, { sheet: pdf })).toMatchObject({
      effect: { reply: { signed: true }, records: [{ put: { signed: true } }], sheet: pdf },
    });
    const plain = outcome({}, {});
    expect(plain).toMatchObject({ effect: { reply: { signed: false } } });
    expect('effect' in plain && 'sheet' in plain.effect).toBe(false);
  });

  test('that is changed and not signed again is not signed: the old sheet goes', () => {
    expect(outcome({ answered: signedBefore }, { choice: 'disagree' })).toMatchObject({
      effect: { reply: { signed: false, choice: 'disagree' }, sheet: null },
    });
  });

  test('needs a sheet where the poll asks for one', () => {
    const code = { refusal: { code: 'needs-signature' } };
    expect(outcome({ signatureRequired: true }, {})).toEqual(code);
    expect(outcome({ signatureRequired: true }, { sheet: pdf })).not.toEqual(code);
  });

  test('takes nothing for a sheet that is no PDF, or a huge one', () => {
    const bad = ['', 'không', Buffer.from('MZ').toString('base64'), `${pdf}${'A'.repeat(300_000)}`];
    for (const sheet of bad) expect(SheetFile.safeParse(sheet).success).toBe(false);
    expect(SheetFile.safeParse(pdf).success).toBe(true);
  });
});

describe('what a sheet stands for', () => {
  const question = new Y.Doc();
  setQuestionDetails(question, { title: 'Về Quy chế', kind: 'options' });
  setContent(question, 'Chọn phương án nào?');
  addOption(question, 'a', 'Phương án một');
  const answer = { poll, person, choice: 'a', text: 'thêm' };
  const words = (changes: object = {}) => signedWords(readQuestion(question), { ...answer, ...changes });

  test('is poll, person, question, choice and words: with any of them another, it is another', () => {
    const said = words();
    const others = [
      words({ poll: 'khac' }),
      words({ person: 'hai' }),
      words({ choice: 'other' }),
      words({ text: 'thêm.' }),
    ];
    setContent(question, 'Chọn phương án nào');
    expect(new Set([said, ...others, words()]).size).toBe(6);
  });

  test('has a code that people can compare', () => {
    expect(formatSheetCode('0123456789abcdef0123456789abcdef9999')).toBe(
      '0123 4567 89ab cdef 0123 4567 89ab cdef',
    );
  });
});

describe('what stands on the pages', () => {
  test('is found however lines, pages and their numbers break it', () => {
    const word = fc.stringMatching(/^[a-zđêơ0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 60 }), fc.nat(), fc.nat(), (text, one, two) => {
        const [a, b] = [one % text.length, two % text.length].sort((x, y) => x - y) as [number, number];
        const pages = [
          text.slice(0, a).join(' '),
          `${text.slice(a, b).join('\n')}2`,
          `${text.slice(b).join('  ')} 3`,
        ];
        expect(sheetSays(pages, text.join(' '))).toBe(true);
      }),
    );
  });

  test('is not found where another choice or other words stand', () => {
    const answer = { choice: 'Phương án 1', text: 'Đề nghị làm rõ kinh phí 👍', code: '12ab' };
    const page = [
      'Phương án 10\nTôi chọn: Phương án 1. Đề nghị làm rõ kinh phí ? Mã đối chiếu của ý kiến: 12ab',
    ];
    // Signs that the font lacks are `?` on the page.
    expect(sheetSays(page, answerWords(answer))).toBe(true);
    for (const other of [
      { choice: 'Phương án 10' },
      { text: 'Đề nghị làm rõ' },
      { text: '' },
      { code: '12ac' },
    ])
      expect(sheetSays(page, answerWords({ ...answer, ...other }))).toBe(false);
  });
});
