/** Where files become papers: dropped, folders too, or picked. */
import { Button, type ButtonProps, FileButton } from '@mantine/core';
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
  variant = 'subtle',
  children,
}: {
  /** Given the files in their order. */
  add: (files: readonly File[]) => void;
  label: string;
  variant?: ButtonProps['variant'];
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
      <FileButton accept={acceptedFiles} multiple onChange={(files) => add(inNaturalOrder(files))}>
        {(props) => (
          <Button {...props} variant={variant} leftSection={<IconFilePlus size={20} stroke={1.75} />}>
            {over ? t('dropHere') : label}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
