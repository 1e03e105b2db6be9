import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLockOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rpc } from '#renderer/data/rpc.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { useReader } from './reader-context.ts';

/** In a menu: forgets the password of the open paper; not there where none is kept. */
export function ForgetPassword() {
  const { t } = useTranslation('paper');
  const { sha256 } = useReader().paper.file;
  const [kept, setKept] = useState(false);
  useEffect(() => {
    let gone = false;
    rpc.papers.keptPassword({ sha256 }).then(
      (password) => {
        if (!gone) setKept(password !== null);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [sha256]);
  if (!kept) return null;
  const forget = async () => {
    await rpc.papers.forgetPassword({ sha256 });
    notifications.show({ message: t('password.forgotten') });
  };
  return (
    <Menu.Item
      leftSection={<IconLockOff size={20} aria-hidden />}
      onClick={() =>
        confirm({
          title: t('password.forgetTitle'),
          text: t('password.forgetText'),
          confirm: t('password.forget'),
          cancel: t('password.keep'),
          onConfirm: () => void forget(),
        })
      }
    >
      {t('password.forget')}
    </Menu.Item>
  );
}
