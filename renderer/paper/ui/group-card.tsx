import { ActionIcon, Divider, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeSelected, moveSelectedTo } from '../input/mark-actions.ts';
import { selectNothing } from '../input/selection.ts';
import { inkColours, type WidthTool } from '../input/tools.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { isMovable, withWidth } from '../marks/reshape.ts';
import { CardActions } from './card-actions.tsx';
import classes from './marks.module.css';
import { useReader } from './reader-context.ts';
import { Swatches, swatchesOf } from './swatches.tsx';
import { WidthChoice, widthToolOf } from './width-choice.tsx';

/** What one may do with several of one's own marks at once. */
export function GroupCard({ selected }: { selected: readonly ShownMark[] }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const marks = selected.map(({ mark }) => mark);
  const inks = marks.filter((mark) => swatchesOf(mark) === 'ink');
  const lights = marks.filter((mark) => swatchesOf(mark) === 'highlighter');
  const widthTools = new Set(marks.flatMap(({ geometry }) => widthToolOf(geometry.kind) ?? []));
  const other = selected.every(({ layer }) => layer === 'shared') ? 'private' : 'shared';
  return (
    <Stack gap="xs" className={classes.card}>
      <Group gap="xs" wrap="nowrap">
        <Text fw={600} size="sm" flex={1}>
          {t('group.title', { count: selected.length })}
        </Text>
        <ActionIcon color="gray" aria-label={t('card.close')} onClick={() => selectNothing(session)}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </Group>
      {([inks, lights] as const).map((some, i) => {
        const kind = i === 0 ? 'ink' : 'highlighter';
        return (
          some.length > 0 && (
            <Swatches
              key={kind}
              kind={kind}
              chosen={common(some.map(({ colour }) => colour))}
              choose={(colour) =>
                changeSelected(session, (mark) => (swatchesOf(mark) === kind ? { ...mark, colour } : mark))
              }
            />
          )
        );
      })}
      {[...widthTools].map((tool: WidthTool) => (
        <WidthChoice
          key={tool}
          tool={tool}
          colour={common(inks.map(({ colour }) => colour)) ?? inkColours.black}
          chosen={common(
            marks.flatMap(({ geometry }) =>
              'width' in geometry && widthToolOf(geometry.kind) === tool ? [geometry.width] : [],
            ),
          )}
          choose={(width) =>
            changeSelected(session, (mark) =>
              widthToolOf(mark.geometry.kind) === tool ? withWidth(mark, width) : mark,
            )
          }
        />
      ))}
      <Divider />
      <CardActions
        move={{ to: other, run: () => moveSelectedTo(session, other) }}
        copies={marks.some(isMovable)}
      />
    </Stack>
  );
}

/** What all have in common; `undefined` where they differ. */
function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
