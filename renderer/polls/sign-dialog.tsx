/** Signing an answer with one's own certificate, then sending it: what is signed and whose certificate it is stand there before. */
import { Alert, Button, Checkbox, FileButton, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconCertificate, IconFileCertificate, IconSignature } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateShown } from '#contract';
import { fold } from '#domain/text.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { formatDate } from '#renderer/ui/dates.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { type CertificateChoice, useCertificate } from './use-certificate.ts';
import type { OpenPoll } from './use-poll.ts';

interface Props {
  poll: OpenPoll;
  choice: string;
  text: string;
  close: () => void;
  /** It was signed and is on its way. */
  done: () => void;
}

export function SignDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation('polls');
  return (
    <Modal opened={opened} onClose={props.close} title={t('sign.title')} size="lg">
      {/* Mounted with the dialog, so that the password goes with it. */}
      <SignForm {...props} />
    </Modal>
  );
}

function SignForm({ poll, choice, text, close, done }: Props) {
  const { t } = useTranslation(['polls', 'errors']);
  const { ask, asking } = useAsk();
  const certificate = useCertificate();
  const [keep, setKeep] = useState(false);
  const [signing, setSigning] = useState(false);
  const { file, password, shown, failure, kept } = certificate;

  async function signAndSend() {
    setSigning(true);
    try {
      const answer = { poll: poll.id, choice, text };
      const { sheet } = await rpc.signing.signAnswer({ ...answer, file, password, keep: keep && !kept });
      if (isSettled(await ask('poll.answer', { ...answer, sheet }))) done();
    } catch (error) {
      certificate.fail(error);
    } finally {
      setSigning(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (certificate.name === undefined || signing || asking || certificate.opening) return;
    void (shown ? signAndSend() : certificate.look());
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Signed poll={poll} choice={choice} text={text} />
        <CertificateField certificate={certificate} />
        {certificate.name !== undefined && !shown && (
          <PasswordInput
            label={t('sign.password')}
            description={t('sign.passwordHint')}
            autoComplete="off"
            value={password}
            onChange={(event) => certificate.type(event.currentTarget.value)}
          />
        )}
        {failure !== undefined && (
          <Alert color="seal" role="alert">
            {t(`errors:call.${failure}`)}
          </Alert>
        )}
        {shown && <Whose certificate={shown} />}
        {shown && !kept && (
          <Checkbox
            label={t('sign.keep')}
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
          />
        )}
        <DialogActions close={close}>
          {shown ? (
            <Button
              type="submit"
              loading={signing || asking}
              leftSection={<IconSignature size={20} stroke={1.75} />}
            >
              {t('sign.signAndSend')}
            </Button>
          ) : (
            <Button
              type="submit"
              loading={certificate.opening}
              disabled={certificate.name === undefined || password === ''}
              leftSection={<IconCertificate size={20} stroke={1.75} />}
            >
              {t('sign.open')}
            </Button>
          )}
        </DialogActions>
      </Stack>
    </form>
  );
}

/** What is about to be signed, said once more. */
function Signed({ poll, choice, text }: Pick<Props, 'poll' | 'choice' | 'text'>) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  return (
    <Stack gap={6}>
      <Text>{t('answer.confirmAbout', { title: poll.question.details.title })}</Text>
      <Text fw={700} size="lg">
        {t('answer.confirmChoice', { choice: wordsOf(choice, labelsOf(poll.question.options)) })}
      </Text>
      {text !== '' && <Text className={classes.quote}>{text}</Text>}
      <Text c="var(--text-quiet)">
        {poll.poll.mayChange ? t('sign.mayChange') : t('answer.confirmFinal')}
      </Text>
    </Stack>
  );
}

function CertificateField({ certificate }: { certificate: CertificateChoice }) {
  const { t } = useTranslation('polls');
  const { name, kept, choose, forget } = certificate;
  return (
    <div className={classes.certificate}>
      <Group gap="sm" wrap="nowrap">
        <IconFileCertificate size={28} stroke={1.5} aria-hidden />
        <div className={classes.words}>
          <Text fw={600}>{name ?? t('sign.noFile')}</Text>
          {(kept || name === undefined) && (
            <Text size="sm" c="var(--text-quiet)">
              {kept ? t('sign.kept') : t('sign.kinds')}
            </Text>
          )}
        </div>
      </Group>
      <Group gap="xs">
        <FileButton accept=".p12,.pfx,application/x-pkcs12" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} variant={name === undefined ? 'light' : 'default'}>
              {name === undefined ? t('sign.choose') : t('sign.chooseOther')}
            </Button>
          )}
        </FileButton>
        {kept && (
          <Button variant="subtle" color="seal" onClick={() => void forget()}>
            {t('sign.forget')}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Whose certificate it is comes before the hand that signs: it is read before anything else can be pressed. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}

function Whose({ certificate }: { certificate: CertificateShown }) {
  const { t } = useTranslation('polls');
  const { person } = useMe();
  const { nameOf } = usePeople();
  const { holder, organisation, issuer, validTo } = certificate;
  const name = nameOf(person);
  return (
    <>
      <dl className={classes.whose} ref={focus} tabIndex={-1}>
        <dt>{t('sign.holder')}</dt>
        <dd>
          <strong>{holder}</strong>
          {organisation !== null && <div>{organisation}</div>}
        </dd>
        <dt>{t('sign.issuer')}</dt>
        <dd>{issuer}</dd>
        <dt>{t('sign.validTo')}</dt>
        <dd>{formatDate(validTo)}</dd>
      </dl>
      {!fold(holder).includes(fold(name)) && (
        <Alert color="gold" role="alert">
          {t('sign.otherName', { holder, name })}
        </Alert>
      )}
    </>
  );
}
