/** Where files become papers: dropped, folders too, or picked. */
import { Button, type ButtonProps, FileButton, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFilePlus } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesIn, MOST_FILES } from './dropped-files.ts';
import { acceptedFiles } from './paper-kinds.ts';
import { inNaturalOrder } from './paper-names.ts';
import classes from './plan.module.css';

export function PaperDrop({
  add,
  label,
  variant,
  beside,
  children,
}: {
  /** Given the files in their order. */
  add: (files: readonly File[]) => void;
  /** On the button that picks files; left out where it stands elsewhere. */
  label?: string;
  variant?: ButtonProps['variant'];
  /** What else can be done, beside the button that picks files. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('plan');
  const [over, setOver] = useState(false);

  async function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const { files, more } = await filesIn(event.dataTransfer);
    if (more) notifications.show({ message: t('tooManyFiles', { count: MOST_FILES }), color: 'gold' });
    add(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the first
    <div
      className={classes.papers}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => void dropped(event)}
    >
      {children}
      {label !== undefined && (
        <Group gap="xs">
          <PaperPicker add={add} label={over ? t('dropHere') : label} variant={variant} />
          {beside}
        </Group>
      )}
    </div>
  );
}

/** The button that picks files. */
export function PaperPicker({
  add,
  label,
  variant = 'subtle',
}: {
  add: (files: readonly File[]) => void;
  label: string;
  variant?: ButtonProps['variant'];
}) {
  return (
    <FileButton accept={acceptedFiles} multiple onChange={(files) => add(inNaturalOrder(files))}>
      {(props) => (
        <Button {...props} variant={variant} leftSection={<IconFilePlus size={20} stroke={1.75} />}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}
