import { describe, expect, test } from 'vitest';
import { bearsSecrecyStamp, isSecrecyStamp } from '#main/papers/secrecy.ts';

describe('stamp of a state secret', () => {
  test.each([
    'MẬT',
    'TỐI MẬT',
    'TUYỆT MẬT',
    ' MẬT ',
    'M Ậ T',
    '(TỐI  MẬT)',
    'TỐI MẬT'.normalize('NFD'),
    'MAT',
    'TUYET MAT',
    'tèi mËt', // TCVN3
    'TUYEÄT MAÄT', // VNI
  ])('%s is one', (line) => {
    expect(isSecrecyStamp(line)).toBe(true);
  });

  test.each([
    'BÍ MẬT',
    'bí mật nhà nước',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Mật ong rừng',
    'mật',
    'MẬT ĐỘ DÂN SỐ',
    'KHÔNG MẬT',
    'MẶT TRẬN',
    '',
  ])('%s is none', (line) => {
    expect(isSecrecyStamp(line)).toBe(false);
  });

  const run = (text: string, x: number, y: number, width: number) => ({ text, x, y, width, height: 14 });

  test('it is seen beside the motto, set in single letters, and not seen within a sentence', () => {
    const motto = run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 250, 700, 280);
    expect(bearsSecrecyStamp([motto, run('MẬT', 90, 700, 30)])).toBe(true);
    expect(
      bearsSecrecyStamp([motto, run('M', 90, 701, 12), run('Ậ', 104, 701, 10), run('T', 116, 701, 9)]),
    ).toBe(true);
    expect(bearsSecrecyStamp([motto, run('LUẬT BẢO VỆ BÍ', 90, 650, 100), run('MẬT', 194, 650, 30)])).toBe(
      false,
    );
  });
});
