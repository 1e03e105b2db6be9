/** The digital signatures of the open paper: who, when, how far each can be believed and why. */
import { Alert, Button, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReader } from '../ui/reader-context.ts';
import { useStore } from '../ui/use-store.ts';
import classes from './inside.module.css';
import { SignatureItem } from './signature-item.tsx';

export function SignatureList() {
  const { t } = useTranslation(['inside', 'errors']);
  const { inside } = useReader();
  const { signatures } = useStore(inside);
  switch (signatures.state) {
    case 'none':
      return <Text className={classes.empty}>{t('signatures.none')}</Text>;
    case 'checking':
      return (
        <div className={classes.empty} role="status">
          <Loader size="sm" color="gray" /> {t('signatures.checking')}
        </div>
      );
    case 'failed':
      return (
        <div className={classes.empty}>
          <Alert color="gold" role="alert" mb="sm">
            {t('signatures.unchecked')}. {t(`errors:call.${signatures.code}`)}
          </Alert>
          <Button variant="default" onClick={() => void inside.checkSignatures()}>
            {t('signatures.again')}
          </Button>
        </div>
      );
    case 'checked':
      return (
        <>
          <ol className={classes.list}>
            {signatures.signatures.map((each, index) => (
              <SignatureItem key={index} signature={each} />
            ))}
          </ol>
          <Text className={classes.note}>{t('signatures.revocationNote')}</Text>
        </>
      );
  }
}
