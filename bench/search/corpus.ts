/** Made-up Vietnamese pages with the words' real unevenness: few words are everywhere, most are rare. The same on every run. */
const onsets = 'b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rhymes =
  'a an anh ao ăn âm ân ât âu ay ây e em en eo ê êm ên ênh i ia iên iêu inh o oa oan oang ong ô ôi ôn ông ơ ơi ơn u ua uân uôc uôn ung ư ưa ươi ương ưu y yên'.split(
    ' ',
  );
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

export interface Corpus {
  /** Pages of `wordsEach` words. */
  page(): string;
  /** Two neighbouring words of a page, as people type them. */
  queryFrom(page: string): string;
}

export function makeCorpus(seed: number, wordsEach: number): Corpus {
  const random = mulberry32(seed);
  const vocabulary = shuffled(allSyllables(), random);
  // Log-uniform by rank: rank 10 is as likely to come from the first ten as from the next hundred.
  const word = () => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length)))] ?? 'và';
  return {
    page: () => Array.from({ length: wordsEach }, word).join(' '),
    queryFrom(page) {
      const words = page.split(' ');
      const at = Math.floor(random() * (words.length - 1));
      return words.slice(at, at + 2).join(' ');
    },
  };
}

function allSyllables(): string[] {
  return onsets.flatMap((onset) =>
    rhymes.flatMap((rhyme) => tones.map((tone) => `${onset}${toned(rhyme, tone)}`)),
  );
}

/** The tone stands on the first vowel; where exactly does not matter to search. */
function toned(rhyme: string, tone: string): string {
  const at = [...rhyme.normalize('NFD')].findIndex((letter) => 'aeiouy'.includes(letter));
  const letters = [...rhyme];
  letters[at] = `${letters[at]}${tone}`;
  return letters.join('').normalize('NFC');
}

function shuffled<T>(values: T[], random: () => number): T[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] as T, values[i] as T];
  }
  return values;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
