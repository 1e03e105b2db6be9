/** The agenda while it is made: items in an order one can drag or step through, each with its papers. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ItemId } from '#domain/ids.ts';
import { addItem, moveItem } from '#domain/meeting/plan.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ItemEditor } from './item-editor.tsx';
import classes from './plan.module.css';

export function AgendaEditor({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { items } = meeting.plan;
  const added = useRef<ItemId>(undefined);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const minutes = items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);

  function moved({ active, over }: DragEndEvent) {
    const to = items.findIndex((item) => item.id === over?.id);
    const item = items.find((each) => each.id === active.id);
    if (item && to >= 0 && over?.id !== active.id) moveItem(meeting.docOf(item.id), item.id, to, items);
  }

  function add() {
    const id = ItemId.parse(v7());
    added.current = id;
    addItem(meeting.planDoc, { id, title: '', presenter: '', minutes: null }, items);
  }

  return (
    <section aria-labelledby="agenda-editor">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="agenda-editor" size="h3">
          {t('agenda')}
        </Title>
        {minutes > 0 && <Text c="var(--text-quiet)">{t('totalMinutes', { minutes })}</Text>}
      </Group>
      {items.length === 0 && (
        <Text className={classes.empty} c="var(--text-quiet)">
          {t('noItems')}
        </Text>
      )}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={moved}
        accessibility={{ announcements: announcementsOf(t, items) }}
      >
        <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy}>
          <ol className={classes.items}>
            {items.map((item, index) => (
              <ItemEditor
                key={item.id}
                meeting={meeting}
                item={item}
                index={index}
                focus={item.id === added.current}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button variant="light" leftSection={<IconPlus size={20} />} onClick={add}>
        {t('addItem')}
      </Button>
    </section>
  );
}

/** What a screen reader hears while an item is moved. */
function announcementsOf(
  t: ReturnType<typeof useTranslation<'plan'>>['t'],
  items: readonly { id: ItemId }[],
) {
  const place = (id: string | number | undefined) => items.findIndex((item) => item.id === id) + 1;
  const say = ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) =>
    over ? t('itemMoved', { number: place(active.id), position: place(over.id) }) : undefined;
  return {
    onDragStart: ({ active }: Pick<DragEndEvent, 'active'>) => t('dragItem', { number: place(active.id) }),
    onDragOver: say,
    onDragEnd: say,
    onDragCancel: () => undefined,
  };
}
