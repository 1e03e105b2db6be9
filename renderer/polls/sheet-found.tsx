/** What was found of a signed sheet: whether it is under this answer, and its signature. */
import { Alert, Group, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SignatureItem } from '#renderer/paper/inside/signature-item.tsx';
import classes from './polls.module.css';
import type { SheetLook } from './use-sheet.ts';

export function SheetFound({ look, name }: { look: SheetLook; name: string }) {
  const { t } = useTranslation(['polls', 'inside', 'errors']);
  if (look.state === 'failed')
    return (
      <Alert color="gold" title={t('sheet.unchecked')}>
        {t(`errors:call.${look.code}`)}
      </Alert>
    );
  if (look.state !== 'checked')
    return (
      <Group gap="xs" role="status" c="var(--text-quiet)">
        <Loader size="sm" color="gray" /> {t(`sheet.${look.state}`)}
      </Group>
    );
  const { signatures, matches, sameName } = look.check;
  const [signature] = signatures;
  return (
    <>
      <Alert color={matches ? 'leaf' : 'seal'} role={matches ? undefined : 'alert'}>
        {matches ? t('sheet.matches') : t('sheet.mismatch')}
      </Alert>
      {!sameName && signature && (
        <Alert color="gold" role="alert">
          {t('sheet.otherName', { holder: signature.signer ?? t('inside:signatures.nobody'), name })}
        </Alert>
      )}
      {signatures.length === 0 && (
        <Alert color="seal" role="alert">
          {t('sheet.unsigned')}
        </Alert>
      )}
      <ol className={classes.signatures}>
        {signatures.map((each, index) => (
          <SignatureItem key={index} signature={each} />
        ))}
      </ol>
      <Text size="sm" c="var(--text-quiet)">
        {t('inside:signatures.revocationNote')}
      </Text>
    </>
  );
}
