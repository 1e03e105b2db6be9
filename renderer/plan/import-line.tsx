import { Alert, Button, CloseButton, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconFile, IconFileTypePdf, IconLock, IconPhoto } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentOf } from '#renderer/ui/sizes.ts';
import { howToInstall } from './how-to-install.ts';
import { type ImportJob, mayRetry, paperImports } from './paper-imports.ts';
import { isPdf, isPicture } from './paper-kinds.ts';
import classes from './plan.module.css';

/** One file being added: how far it is, what it asks for, or why it was not taken. */
export function ImportLine({ job }: { job: ImportJob }) {
  const { t } = useTranslation('plan');
  if (job.step === 'failed') return <Failed job={job} />;
  if (job.step === 'password') return <Locked job={job} />;
  if (job.step === 'asking') return <Together job={job} />;
  const percent = percentOf(job.done, job.total);
  const atWork = job.step === 'checking' || job.step === 'converting';
  const Icon = isPdf(job.name) ? IconFileTypePdf : isPicture(job.name) ? IconPhoto : IconFile;
  return (
    <div className={classes.paper}>
      <Icon size={26} stroke={1.5} className={classes.paperIcon} aria-hidden />
      <Stack gap={2} flex={1} miw={0}>
        <Text truncate title={job.name}>
          {job.count > 1 ? t('import.pictures', { name: job.name, count: job.count - 1 }) : job.name}
        </Text>
        <Progress value={atWork ? 100 : percent} striped={atWork} animated={atWork} aria-label={job.name} />
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

function Failed({ job }: { job: ImportJob }) {
  const { t } = useTranslation(['plan', 'errors']);
  const code = job.failure ?? 'unexpected';
  const needsProgram = code === 'converter-missing' || code === 'converter-too-old';
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
      <Text>{t(`errors:call.${code}`)}</Text>
      {needsProgram && <Text mt="xs">{t(`install.${howToInstall()}`)}</Text>}
      {mayRetry(job) && (
        <Button mt="sm" variant="default" onClick={() => paperImports.retry(job.id)}>
          {t('import.retry')}
        </Button>
      )}
    </Alert>
  );
}

/** Several pictures came together: sheets of one paper, as a rule. */
function Together({ job }: { job: ImportJob }) {
  const { t } = useTranslation('plan');
  return (
    <Alert
      color="ink"
      icon={<IconPhoto />}
      title={t('import.together', { count: job.count })}
      withCloseButton
      closeButtonLabel={t('import.cancel', { name: job.name })}
      onClose={() => paperImports.drop(job.id)}
    >
      <Group gap="sm">
        <Button onClick={() => paperImports.join(job.id)}>{t('import.join', { count: job.count })}</Button>
        <Button variant="default" onClick={() => paperImports.separate(job.id)}>
          {t('import.separate', { count: job.count })}
        </Button>
      </Group>
    </Alert>
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
