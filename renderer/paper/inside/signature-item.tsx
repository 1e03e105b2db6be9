/** One digital signature of a file: who, when, how far it can be believed and why. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PaperSignature, type Revocation, verdictOf } from '#domain/paper/signature.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import classes from './inside.module.css';

export function SignatureItem({ signature }: { signature: PaperSignature }) {
  const { t } = useTranslation('inside');
  const { signer, organisation, issuer, signedAt, timeFrom, reason, kind, covers, revocation, findings } =
    signature;
  const verdict = verdictOf(signature);
  const at = signedAt === null ? '' : formatMoment(signedAt);
  return (
    <li className={classes.signature} data-verdict={verdict}>
      <span className={classes.verdict}>{t(`signatures.verdict.${verdict}`)}</span>
      <Text fw={600}>{signer ?? t('signatures.nobody')}</Text>
      {organisation && <Text size="sm">{organisation}</Text>}
      <Text size="sm">
        {kind === 'timestamp' && `${t('signatures.timestamp')}: `}
        {timeFrom === null ? t('signatures.noTime') : t(`signatures.time.${timeFrom}`, { at })}
      </Text>
      <Text size="sm">{t(`signatures.covers.${covers}`)}</Text>
      {findings.length > 0 && (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding}>
              {finding === 'issuer-unknown' && issuer
                ? t('signatures.issuerUnknown', { issuer })
                : t(`signatures.finding.${finding}`)}
            </li>
          ))}
        </ul>
      )}
      {signer !== null && <RevocationLine revocation={revocation} />}
      {issuer && <Text className={classes.quiet}>{t('signatures.issuer', { issuer })}</Text>}
      {reason && <Text className={classes.quiet}>{t('signatures.reason', { reason })}</Text>}
    </li>
  );
}

/** What is known of the certificate's being taken back, also where it is nothing. */
function RevocationLine({ revocation }: { revocation: Revocation }) {
  const { t } = useTranslation('inside');
  switch (revocation.state) {
    case 'unchecked':
      return <Text className={classes.quiet}>{t('signatures.revocation.unchecked')}</Text>;
    case 'good':
      return (
        <Text className={classes.quiet}>
          {t('signatures.revocation.good', { at: formatMoment(revocation.asOf) })}
        </Text>
      );
    case 'revoked':
      return (
        <Text size="sm">
          {t(`signatures.revocation.revoked.${revocation.whose}`, { at: formatMoment(revocation.at) })}
        </Text>
      );
  }
}
