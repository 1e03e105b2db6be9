/** Numbers, dates and days as official documents count them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAnnexes } from '#domain/meeting/annexes.ts';
import { formatCode, formatNotation } from '#domain/office/code.ts';
import { assignmentWords, conclusionNotice } from '#domain/office/conclusion-notice.ts';
import { paragraph, textOf } from '#domain/office/document.ts';
import { components, page } from '#domain/office/measures.ts';
import { seriesOf } from '#domain/office/numbering.ts';
import { dayOf, formatOfficialDate, formatOfficialTime, startOf } from '#domain/office/official-date.ts';
import { opinionsReport } from '#domain/office/opinions-report.ts';
import { formatCapacity } from '#domain/office/signing.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#domain/office/working-days.ts';
import { letterhead } from '#tests/office/documents.ts';

describe('number and notation (Phụ lục I, Phần I, Mục II.3)', () => {
  test('a number below ten has a zero before it, no spaces in between', () => {
    expect(formatCode(5, formatNotation('minutes', 'UBND'))).toBe('Số: 05/BB-UBND');
    expect(formatCode(15, formatNotation('conclusionNotice', 'ubnd'))).toBe('Số: 15/TB-UBND');
    expect(formatCode(null, formatNotation('invitation', 'HĐ ND'))).toBe('Số: …/GM-HĐND');
  });
});

describe('place and date (Mục II.4)', () => {
  test.each([
    ['2020-01-05', 'ngày 05 tháng 01 năm 2020'],
    ['2019-06-29', 'ngày 29 tháng 6 năm 2019'],
    ['2026-02-10', 'ngày 10 tháng 02 năm 2026'],
    ['2026-12-01', 'ngày 01 tháng 12 năm 2026'],
  ])('%s', (day, written) => expect(formatOfficialDate(startOf(day))).toBe(written));

  test('is the day in Vietnam, wherever the machine stands', () => {
    const lateInLondon = Date.parse('2026-01-04T18:30:00Z');
    expect(formatOfficialDate(lateInLondon)).toBe('ngày 05 tháng 01 năm 2026');
    expect(formatOfficialTime(lateInLondon)).toBe('01 giờ 30');
    expect(dayOf(lateInLondon)).toBe('2026-01-05');
  });
});

test('signing capacities (Điều 13)', () => {
  expect(formatCapacity('TM', 'Chủ tịch', 'Ủy ban nhân dân')).toEqual(['TM. Ủy ban nhân dân', 'Chủ tịch']);
  expect(formatCapacity('KT', 'Phó Giám đốc', 'Giám đốc')).toEqual(['KT. Giám đốc', 'Phó Giám đốc']);
  expect(formatCapacity('Q', 'Giám đốc')).toEqual(['Q. Giám đốc']);
  expect(formatCapacity('own', 'Giám đốc')).toEqual(['Giám đốc']);
});

test('what is written lies within what the decree allows', () => {
  const measures = [
    page.top,
    page.bottom,
    page.left,
    page.right,
    ...Object.values(components).map(({ size }) => size),
  ];
  for (const { least, most, use } of measures) expect(use >= least && use <= most).toBe(true);
});

describe('working days', () => {
  test('weekends and holidays do not count', () => {
    // Friday, then a whole week.
    expect(addWorkingDays('2026-11-20', 5)).toBe('2026-11-27');
    // Over Tết Bính Ngọ.
    expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-23');
    // Backwards, as for papers three working days ahead.
    expect(addWorkingDays('2026-11-25', -3)).toBe('2026-11-20');
  });

  const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  test('counting on and counting between agree, and the result is a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const from = date.toISOString().slice(0, 10);
        const to = addWorkingDays(from, count);
        expect(workingDaysBetween(from, to)).toBe(count);
        expect(isWorkingDay(to)).toBe(true);
      }),
    );
  });
});

describe('what goes with a document', () => {
  const two = [{ title: 'Biểu số liệu' }, { title: 'Danh sách' }];
  const words = (body: Parameters<typeof withAnnexes>[0], annexes = two) =>
    withAnnexes(body, 'Biên bản', annexes).map(textOf);

  test('is named before the sentence that ends it', () => {
    expect(words([paragraph('Nội dung.'), paragraph('Kết thúc lúc 11 giờ./.')])).toEqual([
      'Nội dung.',
      'Kèm theo Biên bản này:',
      '1. Biểu số liệu;',
      '2. Danh sách.',
      'Kết thúc lúc 11 giờ./.',
    ]);
  });

  test('is named last where nothing ends it yet, and nothing is said of nothing', () => {
    expect(words([paragraph('Nội dung.')], two.slice(1))).toEqual([
      'Nội dung.',
      'Kèm theo Biên bản này: Danh sách.',
    ]);
    expect(words([paragraph('Nội dung./.')], [])).toEqual(['Nội dung./.']);
  });
});

describe('opinions ahead of the meeting', () => {
  test('are reported item by item: who, of which unit, when, and every line of what they say', () => {
    const said = {
      name: 'Phạm Tre Xanh',
      title: 'Chánh Văn phòng',
      unit: 'Văn phòng',
      at: startOf('2026-11-25'),
    };
    const { body, type, number } = opinionsReport({
      letterhead,
      date: null,
      title: 'Họp giao ban',
      secretary: 'Trần Mây Hồng',
      items: [
        {
          item: 'Đất đai',
          missing: 3,
          said: [
            { ...said, stance: 'remark', text: 'Chưa rõ hạn.\n\nĐề nghị bổ sung.' },
            { ...said, name: 'Lê Nắng Mai', unit: '', stance: 'agree', text: '' },
          ],
        },
        { item: 'Ngân sách', missing: 5, said: [] },
      ],
    });
    expect([type, number]).toEqual(['Báo cáo', null]);
    expect(body.map(textOf)).toEqual([
      'Đã có 2 đại biểu cho ý kiến trước phiên họp.',
      '1. Đất đai',
      'Đồng ý: 1; có ý kiến: 1; chưa có ý kiến: 3.',
      '- Phạm Tre Xanh, Chánh Văn phòng, Văn phòng (00 giờ 00, 25/11/2026): Có ý kiến. Chưa rõ hạn.',
      'Đề nghị bổ sung.',
      '- Lê Nắng Mai, Chánh Văn phòng (00 giờ 00, 25/11/2026): Đồng ý.',
      '2. Ngân sách',
      'Chưa có ý kiến.',
      'Thư ký cuộc họp tổng hợp, báo cáo chủ trì xem xét./.',
    ]);
  });
});

describe('the conclusion notice', () => {
  test('one lead, those who help, and the last day', () => {
    expect(assignmentWords({ lead: 'Phòng Kinh tế', coWorkers: ['Công an xã'], dueDate: '2027-01-05' })).toBe(
      'Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện; hoàn thành trước ngày 05/01/2027.',
    );
    expect(assignmentWords({ lead: '', coWorkers: [], dueDate: null })).toBe('');
  });

  test('numbers its conclusions throughout and ends with ./.', () => {
    const { body, dated, type } = conclusionNotice({
      letterhead,
      number: 12,
      date: 0,
      title: 'Họp giao ban',
      chair: 'đồng chí Trịnh Sen Trắng',
      heldAt: startOf('2026-11-25'),
      place: 'Phòng họp số 1',
      attended: '',
      conclusions: [
        { item: 'Đất đai', text: 'Rà soát hồ sơ.', lead: 'Phòng Kinh tế', coWorkers: [], dueDate: null },
        { item: '', text: 'Gửi báo cáo.', lead: '', coWorkers: [], dueDate: null },
      ],
      annexes: [{ title: 'Biểu số liệu' }],
      signature: { capacity: ['Chủ tịch'], name: '' },
      recipients: [],
    });
    const texts = body.map(textOf);
    expect(type).toBe('Thông báo');
    expect(dated).not.toBeNull();
    expect(texts[0]).toBe(
      'Ngày 25 tháng 11 năm 2026, đồng chí Trịnh Sen Trắng chủ trì họp giao ban tại Phòng họp số 1.',
    );
    expect(texts).toContain('1. Rà soát hồ sơ.');
    expect(texts.at(-2)).toBe('Kèm theo Thông báo này: Biểu số liệu.');
    expect(texts).toContain('2. Gửi báo cáo.');
    expect(texts.at(-1)).toMatch(/\.\/\.$/);
  });
});

test('a series is one issuer’s, however its name was typed', () => {
  const at = startOf('2027-03-01');
  const series = (issuer: string) => seriesOf('conclusionNotice', { issuer }, at);
  const typed = series('Phòng Đất đai');
  expect(typed.year).toBe(2027);
  for (const other of ['PHÒNG ĐẤT ĐAI', '  Phòng  Đất đai ', 'Phòng Đất đai'.normalize('NFD')])
    expect(series(other)).toEqual(typed);
  expect(series('Phòng Đất')).not.toEqual(typed);
});
