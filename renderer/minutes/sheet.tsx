/** The A4 sheet on screen: the frame of Mẫu 1.9 as it will be printed, with the text in its middle. */
import type { ReactNode } from 'react';
import { compose } from '#domain/office/compose.ts';
import type { Paragraph, Part } from '#domain/office/composition.ts';
import type { OfficialDocument, Run } from '#domain/office/document.ts';
import classes from './sheet.module.css';

/** @param children stands in for the body; without it the document's own is shown */
export function Sheet({ document, children }: { document: OfficialDocument; children?: ReactNode }) {
  const before = compose({ ...document, body: [] });
  const [head, type, subject, ...foot] = before;
  const body = children === undefined ? compose(document).slice(3, -foot.length) : [];
  return (
    <article className={classes.sheet} lang="vi">
      {[head, type, subject].map((part, i) => part && <PartView key={String(i)} part={part} />)}
      {children ?? (
        <div className={classes.text}>
          {body.map((part, i) => (
            <PartView key={String(i)} part={part} />
          ))}
        </div>
      )}
      {foot.map((part, i) => (
        <PartView key={String(i)} part={part} />
      ))}
    </article>
  );
}

function PartView({ part }: { part: Part }) {
  if (part.kind === 'paragraph') return <ParagraphView paragraph={part.paragraph} />;
  return (
    <div
      className={classes.columns}
      style={{ gridTemplateColumns: part.widths.map((each) => `${each}fr`).join(' ') }}
    >
      {part.cells.map((cell, column) => (
        <div key={column === 0 ? 'left' : 'right'}>
          {cell.map((paragraph, i) => (
            <ParagraphView key={String(i)} paragraph={paragraph} />
          ))}
        </div>
      ))}
    </div>
  );
}

function ParagraphView({ paragraph }: { paragraph: Paragraph }) {
  const { letters, align, firstLine, indent, before, after, lines, rule, runs } = paragraph;
  return (
    <p
      style={{
        fontSize: `${letters.size.use}pt`,
        fontWeight: letters.bold ? 700 : 400,
        fontStyle: letters.italic ? 'italic' : 'normal',
        textAlign: align,
        textIndent: `${firstLine}mm`,
        margin: `${before}pt 0 ${after}pt ${indent}mm`,
        lineHeight: lines * 1.15,
      }}
    >
      <span className={rule === undefined ? undefined : classes.ruled} style={ruleStyle(rule)}>
        {runs.map((run, i) => (
          <RunView key={String(i)} run={run} />
        ))}
      </span>
      {runs.every(({ text }) => text === '') && <br />}
    </p>
  );
}

function ruleStyle(rule: number | undefined): React.CSSProperties | undefined {
  return rule === undefined ? undefined : ({ '--rule': `${rule * 100}%` } as React.CSSProperties);
}

function RunView({ run }: { run: Run }) {
  if (run.bold) return <strong>{run.italic ? <em>{run.text}</em> : run.text}</strong>;
  return run.italic ? <em>{run.text}</em> : run.text;
}
