/** What else can be done with one thing, behind three dots. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function MoreMenu({
  label,
  width,
  children,
}: {
  /** Names the thing too. */
  label: string;
  width?: number;
  /** `Menu.Item`s. */
  children: ReactNode;
}) {
  return (
    <Menu position="bottom-end" shadow="md" {...(width === undefined ? {} : { width })}>
      <Menu.Target>
        <ActionIcon color="gray" flex="none" aria-label={label}>
          <IconDots size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
