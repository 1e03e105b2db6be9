/** What one says of oneself in the directory: how to be reached, and one's title where the office leaves it to people. */
import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TitleId } from '#domain/ids.ts';
import { entriesToChoose } from '#domain/office/entries.ts';
import { ProfileWords } from '#domain/people/profile.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function OwnProfile({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <Modal opened={opened} onClose={close} title={t('profile.title')} centered>
      <ProfileForm close={close} />
    </Modal>
  );
}

/** Mounted with the dialog: what is not saved goes with it. */
function ProfileForm({ close }: { close: () => void }) {
  const { t } = useTranslation('frame');
  const { person } = useMe();
  const { profiles, people, titles } = useDirectory();
  const { ask, asking } = useAsk();
  const own = profiles.get(person);
  const [phone, setPhone] = useState(own?.phone ?? '');
  const [email, setEmail] = useState(own?.email ?? '');
  const [title, setTitle] = useState(own?.title ?? null);
  // What the directory says without one's own words shows only where there are none.
  const known = people.get(person);
  const usualEmail = own?.email == null ? (known?.email ?? '') : '';
  const usualTitle = own?.title == null ? (known?.title ?? '') : '';
  const words = { phone, email: email.trim() === '' ? null : email.trim(), title };
  const checked = ProfileWords.safeParse(words);
  const wrong = new Set(checked.error?.issues.map(({ path }) => path[0]));
  const options = entriesToChoose(titles.values(), title).filter(
    ({ id, selfChosen }) => selfChosen || id === own?.title,
  );

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!checked.success || asking) return;
    const outcome = await ask('profile.put', { profile: checked.data });
    if (outcome === 'failed' || outcome === 'refused') return;
    if (outcome === 'done') notifications.show({ message: t('profile.done'), color: 'leaf' });
    close();
  }

  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <Text size="sm" c="var(--text-quiet)">
          {t('profile.text')}
        </Text>
        <TextInput
          label={t('profile.phone')}
          placeholder={t('profile.phonePlaceholder')}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={wrong.has('phone') && t('profile.phoneError')}
          data-autofocus
        />
        <TextInput
          label={t('profile.email')}
          description={
            usualEmail === '' ? t('profile.emailHintNone') : t('profile.emailHint', { email: usualEmail })
          }
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={wrong.has('email') && t('profile.emailError')}
        />
        {options.length > 0 && (
          <Select
            label={t('profile.position')}
            description={t('profile.positionHint')}
            placeholder={
              usualTitle === ''
                ? t('profile.positionUsualNone')
                : t('profile.positionUsual', { title: usualTitle })
            }
            clearable
            data={options.map(({ id, name }) => ({ value: id as string, label: name }))}
            value={title}
            onChange={(value) => setTitle(value === null ? null : TitleId.parse(value))}
          />
        )}
        <DialogActions close={close}>
          <Button type="submit" loading={asking} disabled={!checked.success}>
            {t('profile.save')}
          </Button>
        </DialogActions>
      </Stack>
    </form>
  );
}
