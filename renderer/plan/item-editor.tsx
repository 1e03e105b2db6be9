import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Group, NumberInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, changeItem, moveItem, papersOf, removeItem } from '#domain/meeting/plan.ts';
import { ItemGuests } from '#renderer/guests/item-guests.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ItemPreparation } from '#renderer/preparation/item-preparation.tsx';
import { ItemNumber } from '#renderer/restricted/item-number.tsx';
import { ItemRestriction, RestrictButton } from '#renderer/restricted/item-restriction.tsx';
import { SyncedTextarea, SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { ItemPapers } from './item-papers.tsx';
import classes from './plan.module.css';
import { restoreItem } from './restore.ts';

/** One item of the agenda being edited. */
export function ItemEditor({
  meeting,
  item,
  index,
  focus,
}: {
  meeting: Meeting;
  item: AgendaItem;
  index: number;
  /** Just added by this person. */
  focus: boolean;
}) {
  const { t } = useTranslation(['plan', 'common']);
  const undo = useUndo();
  const number = index + 1;
  const doc = meeting.docOf(item.id);
  const { items } = meeting.plan;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.id, disabled: !meeting.mayWritePlan });

  function remove() {
    const papers = papersOf(meeting.plan, item.id);
    removeItem(doc, item.id);
    undo(t('itemRemoved', { title: item.title || number }), () =>
      restoreItem(doc, item, index, papers, items),
    );
  }

  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={classes.itemSide}>
        <span className={classes.number} aria-hidden>
          <ItemNumber meeting={meeting} item={item.id} />
        </span>
        <ActionIcon
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          className={classes.handle}
          color="gray"
          aria-label={t('dragItem', { number })}
        >
          <IconGripVertical size={22} />
        </ActionIcon>
      </div>
      <div className={classes.itemFields}>
        <SyncedTextarea
          aria-label={t('itemTitle', { number })}
          placeholder={t('itemTitlePlaceholder')}
          text={item.title}
          write={(title) => changeItem(doc, item.id, { title })}
          maxLength={1000}
          maxRows={4}
          autoFocus={focus}
          classNames={{ input: classes.itemTitle ?? '' }}
        />
        <Group gap="0.5rem 0.75rem" align="flex-start">
          <SyncedTextInput
            className={classes.presenter}
            aria-label={t('presenter')}
            placeholder={t('presenter')}
            text={item.presenter}
            write={(presenter) => changeItem(doc, item.id, { presenter })}
            maxLength={300}
          />
          <NumberInput
            className={classes.minutes}
            aria-label={t('minutes')}
            rightSection={t('minutesUnit')}
            rightSectionWidth="4rem"
            rightSectionPointerEvents="none"
            value={item.minutes ?? ''}
            min={0}
            max={1440}
            step={5}
            allowDecimal={false}
            allowNegative={false}
            onChange={(value) => {
              const minutes = typeof value === 'number' ? Math.min(1440, value) : null;
              if (minutes !== item.minutes) changeItem(doc, item.id, { minutes });
            }}
          />
          <Group gap={0} wrap="nowrap">
            <Act
              label={t('common:moveUp')}
              disabled={index === 0}
              act={() => moveItem(doc, item.id, index - 1, items)}
            >
              <IconArrowUp size={20} />
            </Act>
            <Act
              label={t('common:moveDown')}
              disabled={index === items.length - 1}
              act={() => moveItem(doc, item.id, index + 1, items)}
            >
              <IconArrowDown size={20} />
            </Act>
            <RestrictButton meeting={meeting} item={item} />
            <Act label={t('removeItem', { number })} act={remove}>
              <IconTrash size={20} />
            </Act>
          </Group>
        </Group>
        <ItemRestriction meeting={meeting} item={item} />
        <ItemGuests meeting={meeting} item={item} />
        <ItemPapers meeting={meeting} item={item} />
        <ItemPreparation meeting={meeting} item={item} />
      </div>
    </li>
  );
}

function Act({
  label,
  disabled = false,
  act,
  children,
}: {
  label: string;
  disabled?: boolean;
  act: () => void;
  children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon color="gray" aria-label={label} disabled={disabled} onClick={act}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
