import { Button, Indicator, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import { Colour } from '#domain/paper/mark.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { type ColourName, highlightColours, inkColours } from '../input/tools.ts';
import { BarButton } from '../ui/bar-button.tsx';
import { useReader } from '../ui/reader-context.ts';
import { useStore, useVersion } from '../ui/use-store.ts';
import { criteriaOf, discussions, isFiltering, type MarkFilter, markTimes, noFilter } from './mark-filter.ts';
import classes from './mark-list.module.css';

/** Narrows the list: words always in sight, the other criteria behind a button that says how many are set. */
export function FilterFields() {
  const { t } = useTranslation('marks');
  const session = useReader();
  const filter = useStore(session.filter);
  const set = criteriaOf(filter);
  const [open, setOpen] = useState(false);
  return (
    <search className={classes.filter} aria-label={t('filter.label')}>
      <div className={classes.searchRow}>
        <TextInput
          className={classes.field ?? ''}
          aria-label={t('filter.words')}
          placeholder={t('filter.words')}
          leftSection={<IconSearch size={18} aria-hidden />}
          maxLength={200}
          value={filter.words}
          onChange={(event) => session.filter.set({ words: event.currentTarget.value })}
        />
        <Popover
          opened={open}
          onChange={setOpen}
          position="right-start"
          width={264}
          shadow="md"
          trapFocus
          // They would be on the number beside the button, which has no role to bear them.
          withRoles={false}
        >
          <Popover.Target>
            <Indicator label={set} size={18} disabled={set === 0} offset={8}>
              <BarButton
                icon={IconAdjustmentsHorizontal}
                label={t('filter.open')}
                active={open || set > 0}
                onClick={() => setOpen(!open)}
              />
            </Indicator>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('filter.open')}>
            <Criteria filter={filter} />
          </Popover.Dropdown>
        </Popover>
      </div>
    </search>
  );
}

function Criteria({ filter }: { filter: MarkFilter }) {
  const { t } = useTranslation('marks');
  const session = useReader();
  const there = useWhatIsThere();
  const set = (changes: Partial<MarkFilter>) => session.filter.set(changes);
  return (
    <Stack gap="xs">
      <Criterion
        name="author"
        value={filter.author}
        options={there.authors}
        choose={(author) => set({ author: author === null ? null : PersonId.parse(author) })}
      />
      <Criterion
        name="kind"
        value={filter.kind}
        options={there.kinds}
        choose={(kind) => set({ kind: there.kinds.find(({ value }) => value === kind)?.value ?? null })}
      />
      <Criterion
        name="colour"
        value={filter.colour}
        options={there.colours}
        choose={(colour) => set({ colour: colour === null ? null : Colour.parse(colour) })}
      />
      <Criterion
        name="time"
        value={filter.time}
        options={markTimes.map((value) => ({ value, label: t(`filter.times.${value}`) }))}
        choose={(time) => set({ time: markTimes.find((each) => each === time) ?? null })}
      />
      <Criterion
        name="discussion"
        value={filter.discussion}
        options={discussions.map((value) => ({ value, label: t(`filter.discussions.${value}`) }))}
        choose={(discussion) => set({ discussion: discussions.find((each) => each === discussion) ?? null })}
      />
      {isFiltering(filter) && <ClearFilter />}
    </Stack>
  );
}

export function ClearFilter() {
  const { t } = useTranslation('marks');
  const session = useReader();
  return (
    <Button
      variant="light"
      leftSection={<IconFilterOff size={18} aria-hidden />}
      onClick={() => session.filter.set(noFilter)}
    >
      {t('filter.clear')}
    </Button>
  );
}

function Criterion({
  name,
  value,
  options,
  choose,
}: {
  name: 'author' | 'kind' | 'colour' | 'time' | 'discussion';
  value: string | null;
  options: readonly { value: string; label: string; swatch?: string }[];
  choose: (value: string | null) => void;
}) {
  const { t } = useTranslation('marks');
  return (
    <Select
      label={t(`filter.${name}`)}
      // In the popover itself: a choice is no click beside it.
      comboboxProps={{ withinPortal: false }}
      allowDeselect={false}
      value={value ?? ''}
      data={[{ value: '', label: t('filter.any') }, ...options.map(({ value, label }) => ({ value, label }))]}
      renderOption={({ option }) => {
        const swatch = options.find((each) => each.value === option.value)?.swatch;
        return (
          <>
            {swatch && <span className={classes.swatch} style={{ background: swatch }} aria-hidden />}
            {option.label}
          </>
        );
      }}
      onChange={(chosen) => choose(chosen === '' ? null : chosen)}
    />
  );
}

/** Only what some mark has can be chosen, and what is chosen. */
function useWhatIsThere() {
  const { t } = useTranslation('paper');
  const { book, filter, me } = useReader();
  const version = useVersion(book);
  const people = usePeople();
  const chosen = useStore(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book says by its version that it changed
  const found = useMemo(() => {
    const marks = book.all();
    return {
      authors: new Set(marks.map(({ author }) => author)),
      kinds: new Set(marks.map(({ mark }) => mark.geometry.kind)),
      colours: new Set(marks.map(({ mark }) => mark.colour)),
    };
  }, [book, version]);
  const withChosen = <T,>(values: ReadonlySet<T>, value: T | null) =>
    value === null ? [...values] : [...new Set([...values, value])];
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'vi');
  return {
    authors: withChosen(found.authors, chosen.author)
      .sort((a, b) => (a === me ? -1 : b === me ? 1 : comparePersonNames(people.nameOf(a), people.nameOf(b))))
      .map((value) => ({ value, label: value === me ? t('marks.me') : people.nameOf(value) })),
    kinds: withChosen(found.kinds, chosen.kind)
      .map((value) => ({ value, label: t(`kind.${value}`) }))
      .sort(byLabel),
    colours: withChosen(found.colours, chosen.colour)
      .map((value) => {
        const name = colourNames.get(value);
        return { value, label: name ? t(`colour.${name}`) : value.toUpperCase(), swatch: value };
      })
      .sort(byLabel),
  };
}

const colourNames: ReadonlyMap<string, ColourName> = new Map(
  Object.entries({ ...inkColours, ...highlightColours }).map(([name, colour]) => [
    colour,
    name as ColourName,
  ]),
);
