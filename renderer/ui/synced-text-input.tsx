import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useSyncedText } from './use-synced-text.ts';

type Bound<P> = Omit<P, 'value' | 'onChange' | 'onBlur'> & {
  /** The shared value. */
  text: string;
  write: (text: string) => void;
};

/** A line of shared text. */
export function SyncedTextInput({ text, write, ...props }: Bound<TextInputProps>) {
  return <TextInput {...props} {...useSyncedText<HTMLInputElement>(text, write)} />;
}

/** Shared text of many lines. */
export function SyncedLines({ text, write, ...props }: Bound<TextareaProps>) {
  return <Textarea autosize {...props} {...useSyncedText<HTMLTextAreaElement>(text, write)} />;
}

/** Shared text that grows with its words; Enter leaves the field, as titles have no lines. */
export function SyncedTextarea({ text, write, ...props }: Bound<TextareaProps>) {
  return (
    <Textarea
      autosize
      minRows={1}
      {...props}
      {...useSyncedText<HTMLTextAreaElement>(text, (value) => write(value.replace(/\s*\n\s*/g, ' ')))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
    />
  );
}
