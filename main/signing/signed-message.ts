/**
 * Makes the signed message (CMS, RFC 5652) that a signature in a PDF is: of the baseline form B-B of PAdES (ETSI EN 319 142-1), in
 * which the signer's certificate is signed along and the time stands in the PDF.
 */
import { createHash, sign } from 'node:crypto';
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence, Set as SetOf } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Credential } from './certificate-file.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** What a message takes besides its certificates, with the longest signatures there are. Bytes. */
const FRAME_BYTES = 2048;

/** The most bytes that a message by this signer may have. */
export function roomFor({ certificate, behind }: Credential): number {
  return [certificate, ...behind].reduce((sum, { length }) => sum + length, FRAME_BYTES);
}

/** @param content what is signed, in pieces. @returns DER */
export function signMessage(content: readonly Uint8Array[], credential: Credential): Uint8Array {
  const { key, certificate, behind } = credential;
  const [own, ...others] = [certificate, ...behind].map(
    (der) => new Certificate({ schema: fromBER(new Uint8Array(der)).result }),
  );
  if (!own) throw new Error('a credential has a certificate');
  const attributes = inOrder([
    attribute(ids.contentType, new ObjectIdentifier({ value: ids.data })),
    attribute(ids.messageDigest, octets(digest(...content))),
    attribute(ids.signingCertificateV2, certificateReference(certificate)),
  ]);
  const signed = new SetOf({ value: attributes.map((each) => each.toSchema()) }).toBER();
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(ids.sha256),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: key.asymmetricKeyType === 'ec' ? plain(ids.ecdsaWithSha256) : algorithm(ids.rsa),
    signature: octets(sign('sha256', Buffer.from(signed), key)),
  });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm(ids.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ids.data }),
    certificates: [own, ...others],
    signerInfos: [info],
  });
  const message = new ContentInfo({ contentType: ids.signedData, content: data.toSchema(true) });
  return new Uint8Array(message.toSchema().toBER());
}

/** RFC 5035: a certificate by its digest, for which SHA-256 is understood. */
function certificateReference(der: Uint8Array): Sequence {
  const reference = new Sequence({ value: [octets(digest(der))] });
  return new Sequence({ value: [new Sequence({ value: [reference] })] });
}

/** DER has the members of a set in the order of their encodings. */
function inOrder(attributes: Attribute[]): Attribute[] {
  const encoded = (each: Attribute) => Buffer.from(each.toSchema().toBER());
  return attributes.toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)));
}

function attribute(type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute {
  return new Attribute({ type, values: [value] });
}

function algorithm(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
}

function plain(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId });
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: new Uint8Array(bytes).buffer });
}

function digest(...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
