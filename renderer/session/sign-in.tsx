/** The sign-in screen: who we are, which server, and a way in. */
import {
  Alert,
  Anchor,
  Button,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconAlertCircle, IconServer2 } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import type { SignedOut } from '#renderer/data/session.ts';
import { Mark } from '#renderer/ui/mark.tsx';
import { SampleAccounts } from './sample-accounts.tsx';
import classes from './sign-in.module.css';

export function SignIn({ session }: { session: SignedOut }) {
  const { t } = useTranslation(['session', 'common', 'errors']);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState<string>();
  const [failure, setFailure] = useState<CallFailed>();
  const [busy, setBusy] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await rpc.session.signIn({ username: username.trim(), password, ...(server ? { server } : {}) });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={classes.screen}>
      <section className={classes.product} aria-label={t('common:product')}>
        <div className={classes.brand}>
          <Mark size={56} />
          <div>
            <Title order={1} className={classes.name}>
              {t('common:product')}
            </Title>
            <Text className={classes.tagline}>{t('tagline')}</Text>
          </div>
        </div>
        <Text className={classes.promise}>{t('promise')}</Text>
      </section>
      <section className={classes.side} aria-label={t('title')}>
        <Paper className={classes.card} radius="lg">
          <form onSubmit={signIn}>
            <Stack gap="md">
              <Title order={2}>{t('title')}</Title>
              <Server address={server ?? session.server} changed={setServer} />
              {failure && (
                <Alert color="red" icon={<IconAlertCircle />} title={t('failed')} role="alert">
                  {t(`errors:call.${failure.code}`)}{' '}
                  {failure.retryAfterSeconds !== undefined &&
                    t('errors:retryIn', { count: Math.ceil(failure.retryAfterSeconds) })}
                </Alert>
              )}
              <TextInput
                label={t('username')}
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                required
                withAsterisk={false}
              />
              <PasswordInput
                label={t('password')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('common:showPassword') }}
                required
                withAsterisk={false}
              />
              <Button type="submit" loading={busy} size="sm" ref={submitButton} fullWidth>
                {t('submit')}
              </Button>
            </Stack>
          </form>
        </Paper>
        {session.sampleAccounts.length > 0 && (
          <SampleAccounts
            accounts={session.sampleAccounts}
            password={session.samplePassword}
            chosen={username}
            choose={(account) => {
              setUsername(account.username);
              if (session.samplePassword !== null) setPassword(session.samplePassword);
              setFailure(undefined);
              submitButton.current?.focus();
            }}
          />
        )}
      </section>
    </main>
  );
}

function Server({ address, changed }: { address: string; changed: (address: string) => void }) {
  const { t } = useTranslation('session');
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <TextInput
        label={t('serverAddress')}
        description={t('serverHint')}
        defaultValue={address}
        onChange={(event) => changed(event.currentTarget.value.trim())}
        spellCheck={false}
        inputMode="url"
        autoFocus
      />
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <IconServer2 size={20} stroke={1.5} aria-hidden />
      <Text size="sm" c="var(--text-quiet)" truncate flex={1} title={address}>
        {t('server')}: {address}
      </Text>
      <Anchor component="button" type="button" className={classes.change} onClick={() => setEditing(true)}>
        {t('serverChange')}
      </Anchor>
    </Group>
  );
}
