/** All words of the interface, one file a topic and language. Vietnamese decides which keys exist. */
import enCommon from './en/common.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enLive from './en/live.json' with { type: 'json' };
import enMeeting from './en/meeting.json' with { type: 'json' };
import enMeetings from './en/meetings.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enPlan from './en/plan.json' with { type: 'json' };
import enScreen from './en/screen.json' with { type: 'json' };
import enSession from './en/session.json' with { type: 'json' };
import enSpeaking from './en/speaking.json' with { type: 'json' };
import viCommon from './vi/common.json' with { type: 'json' };
import viErrors from './vi/errors.json' with { type: 'json' };
import viFrame from './vi/frame.json' with { type: 'json' };
import viLive from './vi/live.json' with { type: 'json' };
import viMeeting from './vi/meeting.json' with { type: 'json' };
import viMeetings from './vi/meetings.json' with { type: 'json' };
import viPaper from './vi/paper.json' with { type: 'json' };
import viPlan from './vi/plan.json' with { type: 'json' };
import viScreen from './vi/screen.json' with { type: 'json' };
import viSession from './vi/session.json' with { type: 'json' };
import viSpeaking from './vi/speaking.json' with { type: 'json' };

export const vi = {
  common: viCommon,
  errors: viErrors,
  frame: viFrame,
  live: viLive,
  meeting: viMeeting,
  meetings: viMeetings,
  paper: viPaper,
  plan: viPlan,
  screen: viScreen,
  session: viSession,
  speaking: viSpeaking,
};

export const en = {
  common: enCommon,
  errors: enErrors,
  frame: enFrame,
  live: enLive,
  meeting: enMeeting,
  meetings: enMeetings,
  paper: enPaper,
  plan: enPlan,
  screen: enScreen,
  session: enSession,
  speaking: enSpeaking,
};
