/** Where to: every folder by its path, but not the one that is moved nor what is in it. */
import { Button, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemId } from '#domain/ids.ts';
import { mayHold, pathTo, type Shelf, shelfTop } from '#domain/people/shelf.ts';
import { compareText } from '#domain/text.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function MoveDialog({
  shelf,
  name,
  from,
  folder,
  close,
  move,
}: {
  shelf: Shelf;
  name: string;
  /** Where it is now. */
  from: ItemId;
  /** The folder that is moved; absent: a paper is. */
  folder?: ItemId;
  close: () => void;
  move: (into: ItemId) => void;
}) {
  const { t } = useTranslation('shelf');
  const [into, setInto] = useState<ItemId | null>(null);
  const options = [
    { value: shelfTop as string, label: t('top') },
    ...[...shelf.folders.keys()]
      .filter((id) => folder === undefined || mayHold(shelf, folder, id))
      .map((id) => ({
        value: id as string,
        label: pathTo(shelf, id)
          .map((step) => step.name)
          .join(' › '),
      }))
      .sort((a, b) => compareText(a.label, b.label)),
  ].filter(({ value }) => value !== from);
  return (
    <Modal opened onClose={close} title={t('moveTitle', { name })} centered>
      <Stack>
        <Select
          label={t('moveTo')}
          data={options}
          searchable
          value={into}
          onChange={(value) => setInto(value === null ? null : ItemId.parse(value))}
          data-autofocus
        />
        <DialogActions close={close}>
          <Button
            disabled={into === null}
            onClick={() => {
              if (into !== null) move(into);
              close();
            }}
          >
            {t('moveConfirm')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
