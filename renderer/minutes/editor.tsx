/** The text of the minutes, written by several at once: an editor bound to the shared document, with what an official text needs. */
import Collaboration from '@tiptap/extension-collaboration';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import { minutesSchema } from './schema.ts';
import classes from './sheet.module.css';

/** For one document: another one (after a refused change) needs another editor. */
export function useMinutesEditor(doc: Y.Doc): Editor {
  const { t } = useTranslation('minutes');
  return useEditor(
    {
      extensions: [minutesSchema, Collaboration.configure({ fragment: minutesFragmentOf(doc) })],
      editorProps: {
        attributes: {
          class: classes.text ?? '',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('text'),
          lang: 'vi',
          spellcheck: 'false',
        },
      },
      // Styles are the sheet's own: the content policy needs no exception.
      injectCSS: false,
    },
    [doc],
  );
}

export function MinutesEditor({ editor }: { editor: Editor }) {
  return <EditorContent editor={editor} />;
}
