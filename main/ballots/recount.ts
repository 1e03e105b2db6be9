/**
 * Kiểm phiếu lại: counts a published list of papers on this machine, believing nothing that the server says but what was
 * on the floor before the list was shown. Shares no code with the server's own counting of papers.
 */
import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Recount } from '#contract';
import { type Ballot, isChoiceOf } from '#domain/meeting/ballot.ts';
import { PaperList, type SecretPaper, signedText } from '#domain/meeting/paper-list.ts';
import { receiptOf } from '#domain/meeting/receipt.ts';

/** @param own receipts of papers that were cast on this machine */
export function recount(text: string, ballot: Ballot, ownReceipt: string | null): Recount {
  const isAsSealed = createHash('sha256').update(text).digest('hex') === ballot.papersHash;
  const list = PaperList.safeParse(parsed(text)).data;
  if (!list) return { ...nothing, isAsSealed, own: ownReceipt === null ? null : 'missing', ownReceipt };
  const key = createPublicKey({ key: bytes(list.publicKey), format: 'der', type: 'spki' });
  const bad = list.papers.filter((paper) => !isGood(list, key, paper)).map(({ receipt }) => receipt);
  const twice = list.papers.length - new Set(list.papers.map((paper) => paper.key)).size;
  const totals = ballot.options.map(({ id }) => ({
    option: id,
    count: list.papers.filter(({ option }) => option === id).length,
  }));
  const told = ballot.result?.totals ?? [];
  const found = list.papers.some(({ receipt }) => receipt === ownReceipt);
  return {
    isAsSealed,
    isOfBallot: list.ballot === ballot.id && list.publicKey === ballot.publicKey,
    papers: list.papers.map(({ receipt, option, text: words }) => ({ receipt, option, text: words })),
    bad,
    twice,
    taken: list.taken,
    eligible: ballot.eligible.length,
    tooMany: list.papers.length > list.taken || list.taken > ballot.eligible.length,
    totals,
    isAsTold: JSON.stringify(totals) === JSON.stringify(told),
    own: ownReceipt === null ? null : found ? 'found' : 'missing',
    ownReceipt,
  };
}

const nothing = {
  isOfBallot: false,
  papers: [],
  bad: [],
  twice: 0,
  taken: 0,
  eligible: 0,
  tooMany: false,
  totals: [],
  isAsTold: false,
};

function isGood(list: PaperList, key: KeyObject, paper: SecretPaper & { receipt: string }): boolean {
  const own = bytes(paper.key);
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const voter = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: paper.key }, format: 'jwk' });
  const words = Buffer.from(signedText(list.meeting, list.ballot, paper));
  return (
    isChoiceOf(list.terms, paper) &&
    receiptOf(createHash('sha256').update(own).digest()) === paper.receipt &&
    verify('sha384', own, pss, bytes(paper.permit)) &&
    verify(null, words, voter, bytes(paper.signature))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, 'base64url');
}
