/** What kind of paper it is: a quiet word beside its title, and choosing it in the plan. */
import { Badge, Button, Menu } from '@mantine/core';
import { IconCheck, IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PaperKindId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { entriesToChoose } from '#domain/office/entries.ts';
import { useDirectory } from '#renderer/data/people.ts';
import classes from './catalogues.module.css';

/** Nothing where no kind was written; a retired one keeps its name. */
export function PaperKindBadge({ paper: { kind } }: { paper: Pick<Paper, 'kind'> }) {
  const { paperKinds } = useDirectory();
  const name = kind && paperKinds.get(kind)?.name;
  if (!name) return null;
  return (
    <Badge variant="default" tt="none" fw={500} radius="sm" className={classes.badge ?? ''} title={name}>
      {name}
    </Badge>
  );
}

export function PaperKindField({
  paper: { kind = null, title },
  choose,
}: {
  paper: Pick<Paper, 'kind' | 'title'>;
  choose: (kind: PaperKindId | null) => void;
}) {
  const { t } = useTranslation('catalogues');
  const { paperKinds } = useDirectory();
  const options = entriesToChoose(paperKinds.values(), kind);
  const name = kind === null ? undefined : paperKinds.get(kind)?.name;
  if (options.length === 0) return null;
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.field ?? ''}
          data-empty={name === undefined || undefined}
          aria-label={`${t('kindOf', { title })}: ${name ?? t('noKind')}`}
          leftSection={<IconTag size={18} stroke={1.75} />}
        >
          {name ?? t('kind')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options ?? ''}>
        {options.map((option) => (
          <Menu.Item
            key={option.id}
            rightSection={option.id === kind && <IconCheck size={18} aria-hidden />}
            aria-current={option.id === kind || undefined}
            onClick={() => choose(option.id)}
          >
            {option.name}
          </Menu.Item>
        ))}
        {name !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => choose(null)}>{t('noKind')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
