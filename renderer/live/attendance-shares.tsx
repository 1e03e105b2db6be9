/** How many of each group are there: the members first, with the very count that the quorum has. */
import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Share } from './attendance-of.ts';

export function AttendanceShares({ shares }: { shares: readonly Share[] }) {
  const { t } = useTranslation('live');
  return (
    <Group gap="xs">
      {shares.map(({ group, present, total }) => (
        <Badge key={group} size="lg" variant="light" color={group === 'members' ? 'ink' : 'gray'}>
          {t(`share.${group}`, { present, total })}
        </Badge>
      ))}
    </Group>
  );
}
