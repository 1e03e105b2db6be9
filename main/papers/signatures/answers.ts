/** Answers about single certificates (OCSP, RFC 6960) as witnesses. */
import { createHash, X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER, GeneralizedTime } from 'asn1js';
import { BasicOCSPResponse, type CertID, OCSPResponse, type SingleResponse } from 'pkijs';
import { identityOf, mayAnswerForIssuer } from './certificate.ts';
import { isInForce, isIssuedBy } from './chain.ts';
import { serial } from './lists.ts';
import type { Statement, Vouched, Witness } from './revocation.ts';
import { digestOf, isSignedBy, schemeOf } from './scheme.ts';

const basic = '1.3.6.1.5.5.7.48.1.1';
/** RFC 6960, 4.2.1, CertStatus. */
const [good, revoked] = [0, 1];

/** @returns `undefined` for an answer that says only why there is none */
export function answerWitness(der: Uint8Array): Witness | undefined {
  const { responseBytes } = new OCSPResponse({ schema: fromBER(new Uint8Array(der)).result });
  if (responseBytes?.responseType !== basic) return undefined;
  const encoded = new Uint8Array(responseBytes.response.valueBlock.valueHexView);
  const answer = new BasicOCSPResponse({ schema: fromBER(encoded).result });
  return (vouched) => {
    const single = answer.tbsResponseData.responses.find(({ certID }) => isAbout(certID, vouched));
    return single && isAnswerOf(answer, vouched.issuer) ? statementOf(single) : undefined;
  };
}

function isAbout(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertID,
  of: Vouched,
): boolean {
  const named = serial(Buffer.from(serialNumber.valueBlock.valueHexView).toString('hex'));
  if (named !== serial(of.certificate.serialNumber)) return false;
  const { name, key } = identityOf(of.issuer.raw);
  const isDigest = (bytes: Uint8Array, digest: Uint8Array) =>
    createHash(digestOf(hashAlgorithm)).update(bytes).digest().equals(digest);
  return (
    isDigest(new Uint8Array(name.valueBeforeDecode), issuerNameHash.valueBlock.valueHexView) &&
    isDigest(key, issuerKeyHash.valueBlock.valueHexView)
  );
}

/** By the issuer itself, or by somebody whom it made a certificate for just that. */
function isAnswerOf(answer: BasicOCSPResponse, issuer: X509Certificate): boolean {
  const { tbsResponseData, signatureAlgorithm, signature, certs = [] } = answer;
  const scheme = schemeOf(signatureAlgorithm, 'sha256');
  const signed = ({ publicKey }: X509Certificate) =>
    isSignedBy(publicKey, scheme, tbsResponseData.tbsView, signature.valueBlock.valueHexView);
  const at = tbsResponseData.producedAt.getTime();
  const delegates = certs
    .map((each) => new X509Certificate(Buffer.from(each.toSchema().toBER())))
    .filter((each) => isIssuedBy(each, issuer) && mayAnswerForIssuer(each.raw) && isInForce(each, at));
  return [issuer, ...delegates].some((each) => {
    try {
      return signed(each);
    } catch {
      // A key of another kind than the signature's.
      return false;
    }
  });
}

function statementOf({ certStatus, thisUpdate, nextUpdate }: SingleResponse): Statement | undefined {
  const status: BaseBlock = certStatus;
  const { tagNumber } = status.idBlock;
  const [time] = tagNumber === revoked && status instanceof Constructed ? status.valueBlock.value : [];
  if (tagNumber !== good && !(time instanceof GeneralizedTime)) return undefined;
  return {
    revokedAt: time instanceof GeneralizedTime ? time.toDate().getTime() : undefined,
    from: thisUpdate.getTime(),
    until: nextUpdate?.getTime(),
  };
}
