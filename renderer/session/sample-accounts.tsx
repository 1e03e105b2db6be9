import { ScrollArea, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignedOut } from '#renderer/data/session.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './sign-in.module.css';

type Account = SignedOut['sampleAccounts'][number];

/** People of the sample office; a tap fills the form. */
export function SampleAccounts({
  accounts,
  password,
  chosen,
  choose,
}: {
  accounts: readonly Account[];
  password: string | null;
  chosen: string;
  choose: (account: Account) => void;
}) {
  const { t } = useTranslation('session');
  const units = [...new Set(accounts.map((account) => account.unit))];
  return (
    <section className={classes.samples} aria-labelledby="samples">
      <Title order={3} id="samples">
        {t('samples')}
      </Title>
      <Text size="xs" c="var(--text-quiet)">
        {t('samplesHint')} {password !== null && t('samplePassword', { password })}
      </Text>
      <ScrollArea className={classes.accounts} type="auto" offsetScrollbars>
        {units.map((unit) => (
          <section key={unit} aria-label={unit}>
            <Text className={classes.unit}>{unit}</Text>
            {accounts
              .filter((account) => account.unit === unit)
              .map((account) => (
                <UnstyledButton
                  key={account.username}
                  className={classes.account}
                  aria-pressed={account.username === chosen}
                  onClick={() => choose(account)}
                >
                  <PersonFace name={account.name} />
                  <span className={classes.who}>
                    <span className={classes.person}>{account.name}</span>
                    <span className={classes.title}>{account.title}</span>
                  </span>
                  <code className={classes.username}>{account.username}</code>
                </UnstyledButton>
              ))}
          </section>
        ))}
      </ScrollArea>
    </section>
  );
}
