/** Finding words: in the open paper or in all papers of the meeting; how often, where, and among which words. */
import { Loader, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindOptions } from '#domain/paper/find-query.ts';
import { focusPages } from '../input/focus-pages.ts';
import { useFind, useReader } from '../ui/reader-context.ts';
import classes from './find.module.css';
import { useOtherPapers } from './find-context.ts';
import { FindOptionButtons } from './find-options.tsx';
import type { FindScope } from './meeting-finder.ts';
import { MeetingHits } from './meeting-hits.tsx';
import { PaperHits } from './paper-hits.tsx';
import { type FindSteps, useFindSteps } from './use-find-steps.ts';
import { useMeetingFind } from './use-meeting-find.ts';

/** A pause in typing after which the search begins. */
const typingMs = 250;

export function FindPanel() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const find = useFind();
  const others = useOtherPapers();
  const meeting = useMeetingFind();
  const scope: FindScope = others ? meeting.scope : 'paper';
  const [query, setQuery] = useState(find.query);
  const [options, setOptions] = useState(others ? meeting.options : find.options);
  const input = useRef<HTMLInputElement>(null);
  const steps = useFindSteps();
  const searching = scope === 'meeting' ? meeting.searching : find.searching;

  const search = (typed: string, how: FindOptions, within: FindScope) => {
    const page = session.viewport.state.page;
    others?.finder.set({ scope: within, options: how });
    // The open paper shows its hits in either case.
    const shown = within === 'meeting' ? { ...how, wholeWords: true } : how;
    const found = session.finder.find(typed, shown, { page });
    if (within === 'meeting') void others?.finder.find(typed, how);
    else void found.then(() => session.goToHit(session.finder.state.hits[session.finder.state.current]));
  };
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useTyped(query, (typed) => search(typed, options, scope));

  return (
    <search className={classes.find}>
      {others && (
        <SegmentedControl
          className={classes.scope ?? ''}
          fullWidth
          aria-label={t('find.scope')}
          data={[
            { value: 'paper', label: t('find.inPaper') },
            { value: 'meeting', label: t('find.inMeeting') },
          ]}
          value={scope}
          onChange={(value) => search(query, options, value === 'meeting' ? 'meeting' : 'paper')}
        />
      )}
      <TextInput
        ref={input}
        className={classes.field ?? ''}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={searching ? <Loader size={16} aria-hidden /> : null}
        maxLength={200}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'F6') {
            event.preventDefault();
            focusPages(event.currentTarget);
          } else if (event.key === 'Escape') {
            if (query === '') focusPages(event.currentTarget);
            setQuery('');
            session.finder.clear();
            others?.finder.clear();
          } else if (stepsOn(event, steps)) event.preventDefault();
        }}
      />
      <FindOptionButtons
        options={scope === 'meeting' ? { ...options, wholeWords: true } : options}
        fixed={scope === 'meeting' ? 'wholeWords' : undefined}
        change={(chosen) => {
          setOptions(chosen);
          search(query, chosen, scope);
        }}
      />
      {scope === 'meeting' ? <MeetingHits steps={steps} /> : <PaperHits steps={steps} />}
    </search>
  );
}

/** Calls back once a person has stopped typing. */
function useTyped(query: string, search: (query: string) => void): void {
  const { finder } = useReader();
  const run = useRef(search);
  run.current = search;
  useEffect(() => {
    if (query === finder.state.query) return;
    const timer = setTimeout(() => run.current(query), typingMs);
    return () => clearTimeout(timer);
  }, [query, finder]);
}

function stepsOn(event: { key: string; shiftKey: boolean }, steps: FindSteps): boolean {
  if (event.key !== 'Enter' && event.key !== 'F3') return false;
  steps.step(event.shiftKey ? -1 : 1);
  return true;
}
