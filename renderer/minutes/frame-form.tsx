/** What stands around the text: the office guesses it from the chair's unit, people correct it. Shared, like the text. */
import { Select, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MinutesFrame, setMinutesFrame } from '#domain/meeting/minutes-text.ts';
import { entriesToChoose } from '#domain/office/entries.ts';
import { letterheadBy } from '#domain/office/letterhead.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import { useSyncedText } from '#renderer/ui/use-synced-text.ts';
import classes from './minutes.module.css';
import type { MinutesView } from './use-minutes.ts';

const fields = ['parent', 'issuer', 'abbreviation', 'chairTitle'] as const;

export function FrameForm({ minutes }: { minutes: MinutesView }) {
  const { t } = useTranslation('minutes');
  const { doc, frame, letterhead } = minutes;
  const shown: MinutesFrame = { ...letterhead, ...frame };
  return (
    <aside className={classes.frame} aria-labelledby="frame">
      <Title order={2} id="frame" size="h4">
        {t('frame.title')}
      </Title>
      <IssuerChoice minutes={minutes} />
      {fields.map((field) => (
        <SyncedTextInput
          key={field}
          label={t(`frame.${field}`)}
          maxLength={field === 'abbreviation' ? 50 : 200}
          text={shown[field] ?? ''}
          write={(text) => setMinutesFrame(doc, { [field]: text })}
        />
      ))}
      <Recipients
        text={shown.recipients ?? ''}
        write={(recipients) => setMinutesFrame(doc, { recipients })}
      />
    </aside>
  );
}

function Recipients({ text, write }: { text: string; write: (text: string) => void }) {
  const { t } = useTranslation('minutes');
  return (
    <Textarea
      label={t('frame.recipients')}
      description={t('frame.recipientsHint')}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={5000}
      {...useSyncedText<HTMLTextAreaElement>(text, write)}
    />
  );
}

/** Fills in the head of the document by the catalogue of issuing bodies. */
function IssuerChoice({ minutes: { doc, letterhead } }: { minutes: MinutesView }) {
  const { t } = useTranslation('catalogues');
  const { issuers } = useDirectory();
  const options = entriesToChoose(issuers.values());
  if (options.length === 0) return null;
  const chosen = options.find(
    ({ name, abbreviation }) => name === letterhead.issuer && abbreviation === letterhead.abbreviation,
  );
  return (
    <Select
      label={t('pickIssuer')}
      searchable
      data={options.map(({ id, name }) => ({ value: id as string, label: name }))}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const issuer = options.find((each) => each.id === id);
        if (issuer) setMinutesFrame(doc, letterheadBy(issuer));
      }}
    />
  );
}
