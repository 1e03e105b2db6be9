/** What issuers say of certificates they took back, and signed messages that bring it along: made on the spot. */
import { createHash, type KeyObject, sign } from 'node:crypto';
import {
  BitString,
  Constructed,
  Enumerated,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  BasicOCSPResponse,
  CertID,
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  Extensions,
  IssuerAndSerialNumber,
  IssuingDistributionPoint,
  OCSPResponse,
  ResponseBytes,
  ResponseData,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  SingleResponse,
  Time,
} from 'pkijs';
import type { Holder } from './certificates.ts';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  revocationInfo: '1.2.840.113583.1.1.8',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  distributionPoint: '2.5.29.28',
  basicAnswer: '1.3.6.1.5.5.7.48.1.1',
} as const;

/** Times in ms since the epoch. */
export interface Said {
  from: number;
  until?: number;
  /** Left out: not revoked. */
  revokedAt?: number | undefined;
}

/** A list of revoked certificates, by whom it says or by another's key. */
export function revocationList(
  by: Holder,
  about: Holder,
  { from, until, revokedAt }: Said,
  { key = by.key, onlyAuthorities = false }: { key?: KeyObject; onlyAuthorities?: boolean } = {},
): Uint8Array {
  const scope = new IssuingDistributionPoint({ onlyContainsCACerts: onlyAuthorities });
  const list = new CertificateRevocationList({
    version: 1,
    signature: algorithm(ids.rsaWithSha256),
    signatureAlgorithm: algorithm(ids.rsaWithSha256),
    issuer: parsed(by).subject,
    thisUpdate: time(from),
    ...(until === undefined ? {} : { nextUpdate: time(until) }),
    ...(revokedAt === undefined
      ? {}
      : {
          revokedCertificates: [
            new RevokedCertificate({
              userCertificate: parsed(about).serialNumber,
              revocationDate: time(revokedAt),
            }),
          ],
        }),
    ...(onlyAuthorities
      ? {
          crlExtensions: new Extensions({
            extensions: [
              new Extension({
                extnID: ids.distributionPoint,
                critical: true,
                extnValue: scope.toSchema().toBER(),
              }),
            ],
          }),
        }
      : {}),
  });
  list.tbsView = new Uint8Array(list.toSchema(true).valueBlock.value[0]?.toBER() ?? []);
  list.signatureValue = new BitString({ valueHex: exact(sign('sha256', list.tbsView, key)) });
  return new Uint8Array(list.toSchema().toBER());
}

/** An answer about one certificate, by its issuer or by somebody who answers for it. */
export function revocationAnswer(
  issuer: Holder,
  about: Holder,
  { from, until, revokedAt }: Said,
  by: Holder = issuer,
): Uint8Array {
  const { subject, subjectPublicKeyInfo } = parsed(issuer);
  const sha1 = (bytes: Uint8Array) => octets(createHash('sha1').update(bytes).digest());
  const single = new SingleResponse({
    certID: new CertID({
      hashAlgorithm: algorithm(ids.sha1),
      issuerNameHash: sha1(new Uint8Array(subject.toSchema().toBER())),
      issuerKeyHash: sha1(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
      serialNumber: parsed(about).serialNumber,
    }),
    certStatus:
      revokedAt === undefined
        ? new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } })
        : new Constructed({
            idBlock: { tagClass: 3, tagNumber: 1 },
            value: [new GeneralizedTime({ valueDate: new Date(revokedAt) })],
          }),
    thisUpdate: new Date(from),
    ...(until === undefined ? {} : { nextUpdate: new Date(until) }),
  });
  const data = new ResponseData({
    responderID: parsed(by).subject,
    producedAt: new Date(from),
    responses: [single],
  });
  data.tbsView = new Uint8Array(data.toSchema(true).toBER());
  const answer = new BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: algorithm(ids.rsaWithSha256),
    signature: new BitString({ valueHex: exact(sign('sha256', data.tbsView, by.key)) }),
    ...(by === issuer ? {} : { certs: [parsed(by)] }),
  });
  const whole = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: ids.basicAnswer,
      response: octets(new Uint8Array(answer.toSchema().toBER())),
    }),
  });
  return new Uint8Array(whole.toSchema().toBER());
}

export interface MessageOptions {
  /** Brought along in the message itself, as Adobe's programs do. */
  lists?: readonly Uint8Array[];
  answers?: readonly Uint8Array[];
  /** A timestamp on it, by an authority for that. */
  timestamp?: { by: Holder; at: number };
}

/** A signed message over `content`, which stays outside of it. */
export function signedMessage(
  content: Uint8Array,
  by: Holder,
  others: readonly Holder[],
  { lists = [], answers = [], timestamp }: MessageOptions = {},
): Uint8Array {
  const under = (tag: number, all: readonly Uint8Array[]) =>
    all.length === 0
      ? []
      : [
          new Constructed({
            idBlock: { tagClass: 3, tagNumber: tag },
            value: [new Sequence({ value: all.map((each) => fromBER(new Uint8Array(each)).result) })],
          }),
        ];
  const brought = [...under(0, lists), ...under(1, answers)];
  return message(content, ids.data, by, others, {
    signed: brought.length > 0 ? [attribute(ids.revocationInfo, new Sequence({ value: brought }))] : [],
    stamped: timestamp,
  });
}

function message(
  content: Uint8Array,
  type: string,
  by: Holder,
  others: readonly Holder[],
  { signed, stamped }: { signed: readonly Attribute[]; stamped?: MessageOptions['timestamp'] },
): Uint8Array {
  const own = parsed(by);
  const attributes = [
    attribute(ids.contentType, new ObjectIdentifier({ value: type })),
    attribute(ids.messageDigest, octets(sha256(content))),
    ...signed,
  ].toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)));
  const over = new SetOf({ value: attributes.map((each) => each.toSchema()) }).toBER();
  const signature = sign('sha256', Buffer.from(over), by.key);
  const token = stamped && timestampOn(signature, stamped.by, stamped.at);
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(ids.sha256),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: algorithm(ids.rsa),
    signature: octets(signature),
    ...(token
      ? {
          unsignedAttrs: new SignedAndUnsignedAttributes({
            type: 1,
            attributes: [attribute(ids.timestamp, fromBER(new Uint8Array(token)).result)],
          }),
        }
      : {}),
  });
  const data = new SignedData({
    version: type === ids.data ? 1 : 3,
    digestAlgorithms: [algorithm(ids.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: type,
      ...(type === ids.data ? {} : { eContent: octets(content) }),
    }),
    certificates: [own, ...others.map(parsed)],
    signerInfos: [info],
  });
  const whole = new ContentInfo({ contentType: ids.signedData, content: data.toSchema(true) });
  return new Uint8Array(whole.toSchema().toBER());
}

/** RFC 3161. */
function timestampOn(signature: Uint8Array, by: Holder, at: number): Uint8Array {
  const info = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new ObjectIdentifier({ value: '1.2.3.4' }),
      new Sequence({ value: [algorithm(ids.sha256).toSchema(), octets(sha256(signature))] }),
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: new Date(at) }),
    ],
  });
  return message(new Uint8Array(info.toBER()), ids.timestampInfo, by, [], { signed: [] });
}

function parsed({ x509 }: Holder): Certificate {
  return new Certificate({ schema: fromBER(new Uint8Array(x509.raw)).result });
}

function attribute(type: string, value: unknown): Attribute {
  return new Attribute({ type, values: [value] });
}

function encoded(each: Attribute): Buffer {
  return Buffer.from(each.toSchema().toBER());
}

function algorithm(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
}

function time(at: number): Time {
  return new Time({ type: 0, value: new Date(at) });
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: exact(bytes) });
}

/** A buffer of its own: Node's small ones share one. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
