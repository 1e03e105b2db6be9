/** What the text of minutes may be made of: what an official text needs (NĐ 30/2020 Phụ lục I, Phần I, Mục II.6), no more. */
import StarterKit from '@tiptap/starter-kit';

export const minutesSchema = StarterKit.configure({
  heading: { levels: [1, 2] },
  // Undoing is the shared document's: one takes back one's own words alone.
  undoRedo: false,
  // It would write to the document by merely opening it.
  trailingNode: false,
  ...{ blockquote: false, code: false, codeBlock: false, horizontalRule: false },
  ...{ link: false, strike: false, underline: false },
});
