import { Center, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './nothing.module.css';

/** An empty place that says why it is empty and what one can do. */
export function Nothing({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
}) {
  return (
    <Center mih={260} p="xl">
      <Stack align="center" gap="sm" maw={520}>
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
        <Title order={2} ta="center" size="h3">
          {title}
        </Title>
        {text && (
          <Text c="var(--text-quiet)" ta="center" className={classes.text ?? ''}>
            {text}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}
