/** Read receipts, for papers that the organisers ask everyone to read beforehand; of no others is anything recorded. */
import { PaperId, Sha256 } from '../ids.ts';
import { paperReadId, readStateOf } from '../meeting/read.ts';
import { AboutMeeting, meetingRule, memberIn, planSeenBy, refused } from './meeting-rule.ts';

export const readingCommands = {
  /** Says that one has read a paper to its end, in this very version. Nobody says so for somebody else. */
  'paper.markRead': meetingRule({
    input: AboutMeeting.extend({ paper: PaperId, sha256: Sha256 }),
    patience: null,
    refusal: memberIn('convened', 'postponed', 'in_progress', 'paused'),
    outcome(now, { paper: id, sha256 }) {
      const { asker, at, readings } = now;
      const paper = planSeenBy(now).papers.find((each) => each.id === id);
      if (!paper?.mustRead) return refused('unknown-paper');
      if (paper.file.sha256 !== sha256) return refused('paper-changed');
      if (readStateOf(readings(), asker, paper) === 'read') return refused('already-read');
      const reading = { id: paperReadId(asker, id), person: asker, paper: id, sha256, at };
      return { effect: { reading } };
    },
  }),
} as const;
