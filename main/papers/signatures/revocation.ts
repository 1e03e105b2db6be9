/**
 * Whether a certificate was taken back by its issuer, as far as the file itself brings proof: lists of revoked certificates (CRL, RFC 5280)
 * and answers about single ones (OCSP, RFC 6960), each believed only by its issuer's own signature. Nobody outside is asked.
 */
import type { X509Certificate } from 'node:crypto';
import type { Revocation } from '#domain/paper/signature.ts';
import { answerWitness } from './answers.ts';
import type { Chain } from './chain.ts';
import { listWitness } from './lists.ts';

/** As the file brings it, DER. */
export interface Evidence {
  lists: Uint8Array[];
  answers: Uint8Array[];
}

export interface Vouched {
  certificate: X509Certificate;
  issuer: X509Certificate;
}

/** What an issuer says of a certificate. Times in ms since the epoch. */
export interface Statement {
  /** `undefined`: it was not. */
  revokedAt: number | undefined;
  /** When it was known to be so. */
  from: number;
  /** When the issuer was to speak again. */
  until: number | undefined;
}

/** A list or an answer that can be read. @returns `undefined` where it does not speak of the certificate, or not for its issuer */
export type Witness = (vouched: Vouched) => Statement | undefined;

const DAY_MS = 24 * 3600_000;
/** By how much another's clock may be ahead. */
const SKEW_MS = 5 * 60_000;
/** More of each than any file has a use for. */
const MOST = 200;

/** What can't be read says nothing. */
export function witnessesIn({ lists, answers }: Evidence): Witness[] {
  const read = (make: (der: Uint8Array) => Witness | undefined) => (der: Uint8Array) => {
    try {
      return make(der) ?? [];
    } catch {
      return [];
    }
  };
  return [
    ...answers.slice(0, MOST).flatMap(read(answerWitness)),
    ...lists.slice(0, MOST).flatMap(read(listWitness)),
  ];
}

/** @param at when it was signed */
export function revocationOf({ links }: Chain, witnesses: readonly Witness[], at: number): Revocation {
  let found: Revocation = { state: 'unchecked' };
  for (const [index, { certificate, issuer }] of links.entries()) {
    if (!issuer) continue;
    const statements = witnesses
      .flatMap((witness) => heard(witness, { certificate, issuer }))
      .filter(({ from }) => from <= Date.now() + SKEW_MS);
    for (const { revokedAt } of statements) {
      if (revokedAt === undefined || (found.state === 'revoked' && found.at <= revokedAt)) continue;
      found = { state: 'revoked', at: revokedAt, whose: index === 0 ? 'signer' : 'issuer' };
    }
    const asOf = statements.filter((each) => clears(each, certificate, at)).map(({ from }) => from);
    if (index === 0 && found.state === 'unchecked' && asOf.length > 0)
      found = { state: 'good', asOf: Math.max(...asOf) };
  }
  return found;
}

function heard(witness: Witness, vouched: Vouched): Statement[] {
  try {
    return [witness(vouched)].filter((each) => each !== undefined);
  } catch {
    // A key or an algorithm that is not known here proves nothing.
    return [];
  }
}

/** Whether it says that the certificate was good when it was signed: not out of date by then, and not from after it had run out, when issuers forget. */
function clears({ revokedAt, from, until }: Statement, certificate: X509Certificate, at: number): boolean {
  if (revokedAt !== undefined || from > Date.parse(certificate.validTo)) return false;
  return (until ?? from + DAY_MS) >= at;
}
