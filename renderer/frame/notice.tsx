/** Something a person must read once: it stays until they put it away. */
import { Notification } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function Notice({
  title,
  icon,
  dismiss,
  children,
}: {
  title: ReactNode;
  icon: ReactNode;
  dismiss: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Notification
      role="alert"
      color="seal"
      withBorder
      icon={icon}
      title={title}
      closeButtonProps={{ 'aria-label': t('dismiss'), size: 44 }}
      onClose={dismiss}
    >
      {children}
    </Notification>
  );
}
