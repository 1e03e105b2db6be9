/** Asks before an outside address is opened, and says why other things in a paper are not done. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Target } from '../engine/page-parts.ts';

export type LinkQuestion = Extract<Target<never>, { kind: 'outside' | 'refused' }> | { kind: 'field' };

export function LinkDialog({ question, close }: { question: LinkQuestion | undefined; close: () => void }) {
  const { t } = useTranslation('paper');
  const title =
    question?.kind === 'outside'
      ? t('links.askTitle')
      : question?.kind === 'field'
        ? t('fields.title')
        : t('links.refusedTitle');
  return (
    <Modal opened={question !== undefined} onClose={close} title={title}>
      {question && <Content question={question} close={close} />}
    </Modal>
  );
}

function Content({ question, close }: { question: LinkQuestion; close: () => void }) {
  const { t } = useTranslation('paper');
  if (question.kind === 'outside')
    return (
      <>
        <Text>{t('links.ask')}</Text>
        <Address text={question.url} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('links.stay')}
          </Button>
          <Button component="a" href={question.url} target="_blank" rel="noreferrer" onClick={close}>
            {t('links.go')}
          </Button>
        </Group>
      </>
    );
  return (
    <>
      <Text role="status">
        {question.kind === 'field' ? t('fields.why') : t(`links.why.${question.why}`)}
      </Text>
      {question.kind === 'refused' && question.what && <Address text={question.what} />}
      <Group justify="flex-end" mt="md">
        <Button onClick={close}>{t('links.understood')}</Button>
      </Group>
    </>
  );
}

function Address({ text }: { text: string }) {
  return (
    <Text fw={600} my="sm" style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  );
}
