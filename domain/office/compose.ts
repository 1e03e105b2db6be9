/** Puts the components of a document in the order and with the measures of NĐ 30/2020 Phụ lục I. Pure. */
import { formatCode } from './code.ts';
import { line, type Paragraph, type Part } from './composition.ts';
import type { Block, OfficialDocument, Signature } from './document.ts';
import { body, components, footColumns, headColumns, rules, signatureLines } from './measures.ts';
import { formatPlaceAndDate } from './official-date.ts';

const NATION = 'Cộng hòa xã hội chủ nghĩa Việt Nam';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** How far each level of a list stands in. Millimetres. */
const LIST_STEP = 6.3;

export function compose(document: OfficialDocument): Part[] {
  const parts = document.body.map(bodyPart);
  const last = parts.at(-1);
  // Signatures never stand on a page of their own.
  if (last?.kind === 'paragraph') last.paragraph.keep = true;
  return [head(document), ...title(document), ...parts, ...foot(document)];
}

function head({ letterhead, number, notation, dated }: OfficialDocument): Part {
  const { parent, issuer, place } = letterhead;
  const issuing = [
    ...(parent.trim() === '' ? [] : [line('parent', parent)]),
    line('issuer', issuer, { rule: rules.issuer.use }),
    ...(notation === '' ? [] : [line('code', formatCode(number, notation), { before: 6 })]),
  ];
  const nation = [
    line('nation', NATION),
    line('motto', MOTTO, { rule: rules.motto.use }),
    ...(dated ? [line('placeAndDate', formatPlaceAndDate(place, dated.at), { before: 6 })] : []),
  ];
  return { kind: 'columns', widths: headColumns, cells: [issuing, nation] };
}

function title({ type, subject }: OfficialDocument): Part[] {
  return [
    asPart(line('type', type, { before: 18, keep: true })),
    asPart(line('subject', subject, { after: 12, rule: rules.subject.use, keep: true })),
  ];
}

function bodyPart(block: Block): Part {
  const common = {
    align: 'justify',
    before: body.between.use,
    after: 0,
    lines: body.lines.use,
    firstLine: body.firstLine.use,
    indent: 0,
  } as const;
  switch (block.kind) {
    case 'paragraph':
      return asPart({ ...common, runs: block.runs, letters: components.body });
    case 'heading':
      return asPart({ ...common, runs: block.runs, letters: components.heading, keep: true });
    case 'item': {
      const runs = [{ text: `${block.marker} ` }, ...block.runs];
      const deeper = (block.depth - 1) * LIST_STEP;
      return asPart({ ...common, runs, letters: components.body, indent: deeper });
    }
  }
}

function foot({ signatures, recipients }: OfficialDocument): Part[] {
  const [left, right] = signatures;
  const list = recipientLines(recipients);
  if (!right) return [columns(list, signature(left), 12)];
  const both = columns(signature(left), signature(right), 12);
  return list.length === 0
    ? [both]
    : [both, ...list.map((each, i) => asPart(i === 0 ? { ...each, before: 12 } : each))];
}

function signature({ capacity, name, digital }: Signature): Paragraph[] {
  const room = digital
    ? digital.map((words, i) => line('digital', words, i === 0 ? { before: 6 } : {}))
    : Array.from({ length: signatureLines }, () => line('signer', ''));
  const signer = line('signer', name, digital ? { before: 6 } : {});
  return [...capacity.map((words) => line('capacity', words)), ...room, signer];
}

function recipientLines(recipients: readonly string[]): Paragraph[] {
  if (recipients.length === 0) return [];
  const last = recipients.length - 1;
  return [
    line('recipientsWord', 'Nơi nhận:', { align: 'left', keep: true }),
    ...recipients.map((each, i) =>
      line('recipients', `- ${each}${i === last ? '.' : ';'}`, { align: 'left', keep: i < last }),
    ),
  ];
}

function columns(left: Paragraph[], right: Paragraph[], before: number): Part {
  const lowered = ([first, ...rest]: Paragraph[]) => (first ? [{ ...first, before }, ...rest] : []);
  return { kind: 'columns', widths: footColumns, cells: [lowered(left), lowered(right)] };
}

function asPart(paragraph: Paragraph): Part {
  return { kind: 'paragraph', paragraph };
}
