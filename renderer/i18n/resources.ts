/** All words of the interface, one file a topic and language. Vietnamese decides which keys exist. */
import enBallots from './en/ballots.json' with { type: 'json' };
import enBefore from './en/before.json' with { type: 'json' };
import enCalendar from './en/calendar.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enLive from './en/live.json' with { type: 'json' };
import enMeeting from './en/meeting.json' with { type: 'json' };
import enMeetings from './en/meetings.json' with { type: 'json' };
import enMinutes from './en/minutes.json' with { type: 'json' };
import enOffice from './en/office.json' with { type: 'json' };
import enOpinions from './en/opinions.json' with { type: 'json' };
import enPack from './en/pack.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enPlan from './en/plan.json' with { type: 'json' };
import enPolls from './en/polls.json' with { type: 'json' };
import enPreparation from './en/preparation.json' with { type: 'json' };
import enRestricted from './en/restricted.json' with { type: 'json' };
import enScreen from './en/screen.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSession from './en/session.json' with { type: 'json' };
import enSpeaking from './en/speaking.json' with { type: 'json' };
import enStatistics from './en/statistics.json' with { type: 'json' };
import viBallots from './vi/ballots.json' with { type: 'json' };
import viBefore from './vi/before.json' with { type: 'json' };
import viCalendar from './vi/calendar.json' with { type: 'json' };
import viCommon from './vi/common.json' with { type: 'json' };
import viDesk from './vi/desk.json' with { type: 'json' };
import viErrors from './vi/errors.json' with { type: 'json' };
import viFrame from './vi/frame.json' with { type: 'json' };
import viLive from './vi/live.json' with { type: 'json' };
import viMeeting from './vi/meeting.json' with { type: 'json' };
import viMeetings from './vi/meetings.json' with { type: 'json' };
import viMinutes from './vi/minutes.json' with { type: 'json' };
import viOffice from './vi/office.json' with { type: 'json' };
import viOpinions from './vi/opinions.json' with { type: 'json' };
import viPack from './vi/pack.json' with { type: 'json' };
import viPaper from './vi/paper.json' with { type: 'json' };
import viPlan from './vi/plan.json' with { type: 'json' };
import viPolls from './vi/polls.json' with { type: 'json' };
import viPreparation from './vi/preparation.json' with { type: 'json' };
import viRestricted from './vi/restricted.json' with { type: 'json' };
import viScreen from './vi/screen.json' with { type: 'json' };
import viSearch from './vi/search.json' with { type: 'json' };
import viSession from './vi/session.json' with { type: 'json' };
import viSpeaking from './vi/speaking.json' with { type: 'json' };
import viStatistics from './vi/statistics.json' with { type: 'json' };

export const vi = {
  ballots: viBallots,
  before: viBefore,
  common: viCommon,
  desk: viDesk,
  calendar: viCalendar,
  statistics: viStatistics,
  errors: viErrors,
  frame: viFrame,
  live: viLive,
  meeting: viMeeting,
  meetings: viMeetings,
  minutes: viMinutes,
  office: viOffice,
  opinions: viOpinions,
  pack: viPack,
  paper: viPaper,
  plan: viPlan,
  polls: viPolls,
  preparation: viPreparation,
  restricted: viRestricted,
  screen: viScreen,
  search: viSearch,
  session: viSession,
  speaking: viSpeaking,
};

export const en = {
  ballots: enBallots,
  before: enBefore,
  common: enCommon,
  desk: enDesk,
  calendar: enCalendar,
  statistics: enStatistics,
  errors: enErrors,
  frame: enFrame,
  live: enLive,
  meeting: enMeeting,
  meetings: enMeetings,
  minutes: enMinutes,
  office: enOffice,
  opinions: enOpinions,
  pack: enPack,
  paper: enPaper,
  plan: enPlan,
  polls: enPolls,
  preparation: enPreparation,
  restricted: enRestricted,
  screen: enScreen,
  search: enSearch,
  session: enSession,
  speaking: enSpeaking,
};
