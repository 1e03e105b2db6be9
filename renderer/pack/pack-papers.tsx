import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PaperId } from '#domain/ids.ts';
import { type Plan, papersOf } from '#domain/meeting/plan.ts';
import type { PackPlace } from '#domain/paper/pack.ts';
import classes from './pack.module.css';
import { spanOf } from './span-of.ts';

/** The agenda's papers with their numbers in the pack, each to be taken in or left out. */
export function PackPapers({
  plan,
  pack,
  here,
  left,
  toggle,
}: {
  plan: Plan;
  pack: readonly PackPlace[];
  here: ReadonlySet<PaperId>;
  left: ReadonlySet<PaperId>;
  toggle: (paper: PaperId) => void;
}) {
  const { t } = useTranslation(['pack', 'meeting']);
  return (
    <section aria-label={t('papers')} className={classes.papers}>
      {plan.items.map((item, index) => {
        const papers = papersOf(plan, item.id);
        if (papers.length === 0) return null;
        return (
          <Stack key={item.id} gap={6} mb="sm">
            <Text fw={600} size="sm">
              {index + 1}. {item.title || t('meeting:untitledItem')}
            </Text>
            {papers.map((paper) => {
              const pages = spanOf(pack.find((place) => place.paper === paper.id));
              return (
                <Checkbox
                  key={paper.id}
                  className={classes.paper ?? ''}
                  checked={here.has(paper.id) && !left.has(paper.id)}
                  disabled={!here.has(paper.id)}
                  onChange={() => toggle(paper.id)}
                  label={paper.title}
                  description={[pages && t('pages', { pages }), !here.has(paper.id) && t('notHere')]
                    .filter(Boolean)
                    .join(' · ')}
                />
              );
            })}
          </Stack>
        );
      })}
    </section>
  );
}
