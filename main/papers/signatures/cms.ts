/** Reads the signed message (CMS, RFC 5652) that a signature in a PDF is, into what checking it needs. */
import { BaseBlock, Constructed, fromBER, GeneralizedTime, OctetString, Sequence, UTCTime } from 'asn1js';
import {
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  IssuerAndSerialNumber,
  type SignedAndUnsignedAttributes,
  SignedData,
  TSTInfo,
} from 'pkijs';
import { type Certified, certified } from './certificate.ts';
import type { Evidence } from './revocation.ts';
import { digestOf, type Scheme, schemeOf } from './scheme.ts';
import { CmsUnreadable } from './unreadable.ts';

export interface SignedMessage {
  /** The signer's certificate, if the message brings it. */
  signer: Certified | undefined;
  /** All that the message brings, the signer's too. */
  certificates: Certified[];
  /** What was signed, where it is in the message; else it is outside of it. */
  content: Uint8Array | undefined;
  /** Node's name of the digest of the content. */
  digest: string;
  scheme: Scheme;
  signature: Uint8Array;
  /** What the signature stands over where there are attributes: their encoding, and the digest of the content they state. */
  attributes: { encoded: Uint8Array; digest: Uint8Array } | undefined;
  /** ms since the epoch, by the clock of whoever signed. */
  signedAt: number | undefined;
  /** A timestamp over the signature: a signed message of its own. */
  timestamp: Uint8Array | undefined;
  /** What it brings along about revoked certificates. */
  evidence: Evidence;
}

const ids = {
  signedData: '1.2.840.113549.1.7.2',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  keyIdentifier: '2.5.29.14',
  revocationInfo: '1.2.840.113583.1.1.8',
} as const;

/**
 * @param bytes may be followed by zeros: a PDF leaves room before the signature is known
 * @throws CmsUnreadable
 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof CmsUnreadable) throw error;
    throw new CmsUnreadable('not a signed message', { cause: error });
  }
}

function read(bytes: Uint8Array): SignedMessage {
  const info = new ContentInfo({ schema: parsed(bytes) });
  if (info.contentType !== ids.signedData) throw new CmsUnreadable('not signed');
  const data = new SignedData({ schema: info.content });
  // A PDF's signature has one signer (ISO 32000-2, 12.8.3.3).
  const [by] = data.signerInfos;
  if (!by) throw new CmsUnreadable('nobody signed');
  const certificates = (data.certificates ?? []).filter((each) => each instanceof Certificate);
  const signer = certificates.find((each) => isNamedBy(each, by.sid));
  const digest = digestOf(by.digestAlgorithm);
  const stated = attribute(by.signedAttrs, ids.messageDigest);
  if (by.signedAttrs && !(stated instanceof OctetString)) throw new CmsUnreadable('no digest is stated');
  const time = attribute(by.signedAttrs, ids.signingTime);
  const timestamp = attribute(by.unsignedAttrs, ids.timestamp);
  return {
    signer: signer && certified(signer),
    certificates: certificates.map(certified),
    content: data.encapContentInfo.eContent && new Uint8Array(data.encapContentInfo.eContent.getValue()),
    digest,
    scheme: schemeOf(by.signatureAlgorithm, digest),
    signature: new Uint8Array(by.signature.getValue()),
    attributes:
      by.signedAttrs && stated instanceof OctetString
        ? { encoded: new Uint8Array(by.signedAttrs.encodedValue), digest: new Uint8Array(stated.getValue()) }
        : undefined,
    signedAt:
      time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate().getTime() : undefined,
    timestamp: timestamp && new Uint8Array(timestamp.toBER()),
    evidence: evidenceIn(data, attribute(by.signedAttrs, ids.revocationInfo)),
  };
}

/** @param info ISO 32000-2, 12.8.3.3.2: `adbe-revocationInfoArchival`, lists under [0] and answers under [1] */
function evidenceIn({ crls = [] }: SignedData, info: BaseBlock | undefined): Evidence {
  const under = (tag: number): Uint8Array[] => {
    const part =
      info instanceof Sequence && info.valueBlock.value.find(({ idBlock }) => idBlock.tagNumber === tag);
    const [list] = part instanceof Constructed ? part.valueBlock.value : [];
    const entries = list instanceof Sequence ? list.valueBlock.value : [];
    return entries.map((each) => new Uint8Array(each.valueBeforeDecodeView));
  };
  const lists = crls.filter((each) => each instanceof CertificateRevocationList);
  return {
    lists: [...lists.map((each) => new Uint8Array(each.toSchema().toBER())), ...under(0)],
    answers: under(1),
  };
}

/** What a timestamp states: that something with this digest was there at that time. @throws CmsUnreadable */
export function readTimestamp(content: Uint8Array): { digest: string; of: Uint8Array; at: number } {
  try {
    const info = new TSTInfo({ schema: parsed(content) });
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    return {
      digest: digestOf(hashAlgorithm),
      of: new Uint8Array(hashedMessage.getValue()),
      at: info.genTime.getTime(),
    };
  } catch (error) {
    throw new CmsUnreadable('not a timestamp', { cause: error });
  }
}

function parsed(bytes: Uint8Array) {
  const { offset, result } = fromBER(bytes);
  if (offset === -1) throw new CmsUnreadable(result.error);
  return result;
}

function attribute(attributes: SignedAndUnsignedAttributes | undefined, type: string) {
  return attributes?.attributes.find((each) => each.type === type)?.values[0] as BaseBlock | undefined;
}

function isNamedBy(certificate: Certificate, name: unknown): boolean {
  if (name instanceof IssuerAndSerialNumber)
    return certificate.issuer.isEqual(name.issuer) && certificate.serialNumber.isEqual(name.serialNumber);
  const key = certificate.extensions?.find(({ extnID }) => extnID === ids.keyIdentifier)?.parsedValue;
  if (!(key instanceof OctetString) || !(name instanceof BaseBlock)) return false;
  // [0] IMPLICIT OCTET STRING: its content is the key's identifier.
  const encoded = Buffer.from(name.toBER());
  return encoded.subarray(-key.getValue().byteLength).equals(Buffer.from(key.getValue()));
}
