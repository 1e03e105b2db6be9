/**
 * Whether somebody this machine trusts stands behind a certificate. Trusted is what whoever runs the machine put into its own store, e.g. the
 * roots of Ban Cơ yếu Chính phủ and of the Ministry: no list of ours that would grow old.
 */
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { SignatureFinding } from '#domain/paper/signature.ts';

/** More certificates behind one another than any office has. */
const LONGEST = 8;

/** The machine's own roots; none where its store can't be read, or by a runtime older than Node 22.15. */
export function machineAnchors(): X509Certificate[] {
  try {
    return tls.getCACertificates('system').map((each) => new X509Certificate(each));
  } catch {
    return [];
  }
}

/** A certificate and who stands behind it, as far as that is known. */
export interface Link {
  certificate: X509Certificate;
  issuer: X509Certificate | undefined;
}

export interface Chain {
  /** From the signer's. What the machine trusts is none, unless it signed itself: nobody vouches for it. */
  links: Link[];
  /** What the machine trusts stands at its end. */
  trusted: boolean;
}

/** @param brought certificates that came with the signature, in any order: they are believed only if an anchor stands behind */
export function chainOf(
  signer: X509Certificate,
  brought: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
): Chain {
  const links: Link[] = [];
  let current = signer;
  while (links.length < LONGEST) {
    const { fingerprint256 } = current;
    if (anchors.some((each) => each.fingerprint256 === fingerprint256)) {
      if (links.length === 0) links.push({ certificate: signer, issuer: undefined });
      return { links, trusted: true };
    }
    const anchor = issuerOf(current, anchors);
    const issuer = anchor ?? (isIssuedBy(current, current) ? undefined : issuerOf(current, brought));
    links.push({ certificate: current, issuer });
    if (!issuer) break;
    current = issuer;
  }
  return { links, trusted: false };
}

/**
 * @param at when it was signed, ms since the epoch
 * @returns what speaks against the certificate; nothing if it can be trusted
 */
export function findingsOfChain({ links, trusted }: Chain, at: number): SignatureFinding[] {
  const findings = new Set<SignatureFinding>();
  for (const { certificate, issuer } of links) {
    if (!isInForce(certificate, at) || (issuer && !isInForce(issuer, at))) findings.add('not-in-force');
  }
  if (trusted) return [...findings];
  const [first] = links;
  const alone = links.length === 1 && first && isIssuedBy(first.certificate, first.certificate);
  return [...findings.add(alone ? 'self-signed' : 'issuer-unknown')];
}

function issuerOf(
  certificate: X509Certificate,
  among: readonly X509Certificate[],
): X509Certificate | undefined {
  return among.find((each) => each.ca && isIssuedBy(certificate, each));
}

export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // A key of a kind that is not known here proves nothing.
    return false;
  }
}

export function isInForce(certificate: X509Certificate, at: number): boolean {
  return Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
}
