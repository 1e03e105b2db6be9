import { Alert, Button, CloseButton, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconFileTypePdf, IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentOf } from '#renderer/ui/sizes.ts';
import { type ImportJob, paperImports } from './paper-imports.ts';
import classes from './plan.module.css';

/** One file being added: how far it is, what it asks for, or why it was not taken. */
export function ImportLine({ job }: { job: ImportJob }) {
  const { t } = useTranslation(['plan', 'errors']);
  if (job.step === 'failed') {
    return (
      <Alert
        color="red"
        icon={<IconAlertCircle />}
        title={job.name}
        role="alert"
        withCloseButton
        closeButtonLabel={t('import.dismiss', { name: job.name })}
        onClose={() => paperImports.drop(job.id)}
      >
        {t(`errors:call.${job.failure ?? 'unexpected'}`)}
      </Alert>
    );
  }
  if (job.step === 'password') return <Locked job={job} />;
  const percent = percentOf(job.done, job.total);
  return (
    <div className={classes.paper}>
      <IconFileTypePdf size={26} stroke={1.5} className={classes.paperIcon} aria-hidden />
      <Stack gap={2} flex={1} miw={0}>
        <Text truncate title={job.name}>
          {job.name}
        </Text>
        <Progress
          value={job.step === 'checking' ? 100 : percent}
          striped={job.step === 'checking'}
          animated={job.step === 'checking'}
          aria-label={job.name}
        />
        <Text size="xs" c="var(--text-quiet)" role="status">
          {t(`import.${job.step}`, { percent })}
        </Text>
      </Stack>
      <CloseButton
        size={44}
        aria-label={t('import.cancel', { name: job.name })}
        onClick={() => paperImports.drop(job.id)}
      />
    </div>
  );
}

function Locked({ job }: { job: ImportJob }) {
  const { t } = useTranslation(['plan', 'errors', 'common']);
  const [password, setPassword] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    paperImports.givePassword(job.id, password);
  }
  return (
    <Alert
      color="gold"
      icon={<IconLock />}
      title={job.name}
      withCloseButton
      closeButtonLabel={t('import.cancel', { name: job.name })}
      onClose={() => paperImports.drop(job.id)}
    >
      <form onSubmit={submit}>
        <Text mb="xs">{t(`errors:call.${job.failure ?? 'needs-password'}`)}</Text>
        <Group align="flex-end" gap="sm">
          <PasswordInput
            flex={1}
            miw={200}
            aria-label={t('import.password')}
            placeholder={t('import.password')}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('common:showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" disabled={password === ''}>
            {t('import.passwordSubmit')}
          </Button>
        </Group>
      </form>
    </Alert>
  );
}
