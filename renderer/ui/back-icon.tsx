import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { Ref } from 'react';

/** Goes where one came from. What a tooltip around it hands over goes to the button. */
export function BackIcon({
  label,
  ...handed
}: { label: string } & ActionIconProps & { ref?: Ref<HTMLButtonElement> }) {
  const { history } = useRouter();
  return (
    <ActionIcon {...handed} aria-label={label} onClick={() => history.back()}>
      <IconArrowLeft size={22} />
    </ActionIcon>
  );
}
