/** All words of the interface, one file a topic and language. Vietnamese decides which keys exist. */
import enAssignment from './en/assignment.json' with { type: 'json' };
import enBallots from './en/ballots.json' with { type: 'json' };
import enBefore from './en/before.json' with { type: 'json' };
import enBeside from './en/beside.json' with { type: 'json' };
import enCalendar from './en/calendar.json' with { type: 'json' };
import enCatalogues from './en/catalogues.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enGuests from './en/guests.json' with { type: 'json' };
import enInside from './en/inside.json' with { type: 'json' };
import enLive from './en/live.json' with { type: 'json' };
import enMarks from './en/marks.json' with { type: 'json' };
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
import enPresence from './en/presence.json' with { type: 'json' };
import enRestricted from './en/restricted.json' with { type: 'json' };
import enScreen from './en/screen.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSeats from './en/seats.json' with { type: 'json' };
import enSession from './en/session.json' with { type: 'json' };
import enShelf from './en/shelf.json' with { type: 'json' };
import enSpeaking from './en/speaking.json' with { type: 'json' };
import enStatistics from './en/statistics.json' with { type: 'json' };
import enTemplates from './en/templates.json' with { type: 'json' };
import viAssignment from './vi/assignment.json' with { type: 'json' };
import viBallots from './vi/ballots.json' with { type: 'json' };
import viBefore from './vi/before.json' with { type: 'json' };
import viBeside from './vi/beside.json' with { type: 'json' };
import viCalendar from './vi/calendar.json' with { type: 'json' };
import viCatalogues from './vi/catalogues.json' with { type: 'json' };
import viCommon from './vi/common.json' with { type: 'json' };
import viDesk from './vi/desk.json' with { type: 'json' };
import viErrors from './vi/errors.json' with { type: 'json' };
import viFrame from './vi/frame.json' with { type: 'json' };
import viGuests from './vi/guests.json' with { type: 'json' };
import viInside from './vi/inside.json' with { type: 'json' };
import viLive from './vi/live.json' with { type: 'json' };
import viMarks from './vi/marks.json' with { type: 'json' };
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
import viPresence from './vi/presence.json' with { type: 'json' };
import viRestricted from './vi/restricted.json' with { type: 'json' };
import viScreen from './vi/screen.json' with { type: 'json' };
import viSearch from './vi/search.json' with { type: 'json' };
import viSeats from './vi/seats.json' with { type: 'json' };
import viSession from './vi/session.json' with { type: 'json' };
import viShelf from './vi/shelf.json' with { type: 'json' };
import viSpeaking from './vi/speaking.json' with { type: 'json' };
import viStatistics from './vi/statistics.json' with { type: 'json' };
import viTemplates from './vi/templates.json' with { type: 'json' };

export const vi = {
  assignment: viAssignment,
  ballots: viBallots,
  before: viBefore,
  beside: viBeside,
  catalogues: viCatalogues,
  common: viCommon,
  desk: viDesk,
  calendar: viCalendar,
  statistics: viStatistics,
  templates: viTemplates,
  errors: viErrors,
  frame: viFrame,
  inside: viInside,
  live: viLive,
  guests: viGuests,
  marks: viMarks,
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
  presence: viPresence,
  restricted: viRestricted,
  screen: viScreen,
  search: viSearch,
  seats: viSeats,
  session: viSession,
  shelf: viShelf,
  speaking: viSpeaking,
};

export const en = {
  assignment: enAssignment,
  ballots: enBallots,
  before: enBefore,
  beside: enBeside,
  catalogues: enCatalogues,
  common: enCommon,
  desk: enDesk,
  calendar: enCalendar,
  statistics: enStatistics,
  templates: enTemplates,
  errors: enErrors,
  frame: enFrame,
  inside: enInside,
  live: enLive,
  guests: enGuests,
  marks: enMarks,
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
  presence: enPresence,
  restricted: enRestricted,
  screen: enScreen,
  search: enSearch,
  seats: enSeats,
  session: enSession,
  shelf: enShelf,
  speaking: enSpeaking,
};
