/** What an official text needs and no more: two levels of headings, bold, italic, lists, undo. */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconH1,
  IconH2,
  IconItalic,
  IconList,
  IconListNumbers,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import classes from './minutes.module.css';

interface Tool {
  words: 'heading' | 'subheading' | 'bold' | 'italic' | 'bullets' | 'numbers' | 'undo' | 'redo';
  icon: TablerIcon;
  run(editor: Editor): void;
  /** Lit while the cursor stands in such a text. */
  isOn?(editor: Editor): boolean;
  can?(editor: Editor): boolean;
}

const groups: readonly (readonly Tool[])[] = [
  [
    {
      words: 'undo',
      icon: IconArrowBackUp,
      run: (editor) => editor.chain().focus().undo().run(),
      can: (editor) => editor.can().undo(),
    },
    {
      words: 'redo',
      icon: IconArrowForwardUp,
      run: (editor) => editor.chain().focus().redo().run(),
      can: (editor) => editor.can().redo(),
    },
  ],
  [
    {
      words: 'heading',
      icon: IconH1,
      run: (editor) => editor.chain().focus().toggleHeading({ level: 1 }).run(),
      isOn: (editor) => editor.isActive('heading', { level: 1 }),
    },
    {
      words: 'subheading',
      icon: IconH2,
      run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
      isOn: (editor) => editor.isActive('heading', { level: 2 }),
    },
  ],
  [
    {
      words: 'bold',
      icon: IconBold,
      run: (editor) => editor.chain().focus().toggleBold().run(),
      isOn: (editor) => editor.isActive('bold'),
    },
    {
      words: 'italic',
      icon: IconItalic,
      run: (editor) => editor.chain().focus().toggleItalic().run(),
      isOn: (editor) => editor.isActive('italic'),
    },
  ],
  [
    {
      words: 'bullets',
      icon: IconList,
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      isOn: (editor) => editor.isActive('bulletList'),
    },
    {
      words: 'numbers',
      icon: IconListNumbers,
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      isOn: (editor) => editor.isActive('orderedList'),
    },
  ],
];

export function Toolbar({ editor, children }: { editor: Editor; children?: React.ReactNode }) {
  const { t } = useTranslation('minutes');
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      groups.flat().map(({ isOn, can }) => ({ on: isOn?.(now), disabled: can ? !can(now) : false })),
  });
  let index = 0;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar')}>
      {groups.map((group) => (
        <div key={group[0]?.words} className={classes.tools}>
          {group.map(({ words, icon: Icon, run }) => {
            const state = states[index++];
            return (
              <Tooltip key={words} label={t(`tool.${words}`)}>
                <ActionIcon
                  variant={state?.on ? 'light' : 'subtle'}
                  color={state?.on ? 'ink' : 'gray'}
                  aria-label={t(`tool.${words}`)}
                  {...(state?.on === undefined ? {} : { 'aria-pressed': state.on })}
                  disabled={state?.disabled ?? false}
                  // The cursor stays where it is in the text.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(editor)}
                >
                  <Icon size={22} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            );
          })}
        </div>
      ))}
      {children}
    </div>
  );
}
