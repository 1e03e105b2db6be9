/** The text of the minutes, written by several at once: an editor bound to the shared document, with what an official text needs. */
import Collaboration from '@tiptap/extension-collaboration';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import classes from './sheet.module.css';

/** For one document: another one (after a refused change) needs another editor. */
export function useMinutesEditor(doc: Y.Doc): Editor {
  const { t } = useTranslation('minutes');
  return useEditor(
    {
      extensions: [
        StarterKit.configure({
          heading: { levels: [1, 2] },
          // Undoing is the shared document's: one takes back one's own words alone.
          undoRedo: false,
          // It would write to the document by merely opening it.
          trailingNode: false,
          ...{ blockquote: false, code: false, codeBlock: false, horizontalRule: false },
          ...{ link: false, strike: false, underline: false },
        }),
        Collaboration.configure({ fragment: minutesFragmentOf(doc) }),
      ],
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
