/** The screens and their addresses. Addresses stand behind `#`, so that both shells serve one page. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { z } from 'zod';
import { Id, ItemId, MeetingId, PaperId, PollId } from '#domain/ids.ts';
import { AnnexesOf } from '#domain/meeting/annexes.ts';
import { shelfTop } from '#domain/people/shelf.ts';
import { Frame } from './frame/frame.tsx';
import { MeetingsPage } from './meetings/meetings-page.tsx';
import { filters } from './polls/boxes.ts';
import { screenShows } from './screen/show.ts';
import { MissingPage } from './ui/missing-page.tsx';
import { ScreenCrash } from './ui/screen-crash.tsx';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: MissingPage,
  errorComponent: ScreenCrash,
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({
    when: z.enum(['upcoming', 'past']).catch('upcoming').default('upcoming'),
    query: z.string().max(200).catch('').default(''),
  }),
  component: MeetingsPage,
});

const parseMeeting = {
  params: { parse: (raw: { meeting: string }) => ({ meeting: MeetingId.parse(raw.meeting) }) },
};

const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting',
  ...parseMeeting,
  component: lazyRouteComponent(() => import('./meeting/meeting-page.tsx'), 'MeetingPage'),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/plan',
  ...parseMeeting,
  component: lazyRouteComponent(() => import('./plan/plan-page.tsx'), 'PlanPage'),
});

const live = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/room',
  ...parseMeeting,
  validateSearch: z.object({ paper: PaperId.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./live/live-page.tsx'), 'LivePage'),
});

/** The projector's window: no frame around it, no menus, no notices. */
const screen = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/screen',
  ...parseMeeting,
  staticData: { frameless: true },
  validateSearch: z.object({ show: z.enum(screenShows).catch('page').default('page') }),
  component: lazyRouteComponent(() => import('./screen/screen-page.tsx'), 'ScreenPage'),
});

const minutes = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/minutes',
  ...parseMeeting,
  component: lazyRouteComponent(() => import('./minutes/minutes-page.tsx'), 'MinutesPage'),
});

const conclusions = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/conclusions',
  ...parseMeeting,
  component: lazyRouteComponent(() => import('./conclusions/conclusions-page.tsx'), 'ConclusionsPage'),
});

const paper = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/papers/$paper',
  validateSearch: z.object({
    /** Where to open it, e.g. from a search; otherwise where the person left it. */
    page: z.number().int().min(1).optional().catch(undefined),
    /** What changed since they read it is shown beside it. */
    changes: z.boolean().optional().catch(undefined),
  }),
  params: {
    parse: (raw: { meeting: string; paper: string }) => ({
      meeting: MeetingId.parse(raw.meeting),
      paper: PaperId.parse(raw.paper),
    }),
  },
  component: lazyRouteComponent(() => import('./meeting/paper-page.tsx'), 'PaperPage'),
});

const annex = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$meeting/annexes/$of/$paper',
  validateSearch: z.object({ page: z.number().int().min(1).optional().catch(undefined) }),
  params: {
    parse: (raw: { meeting: string; of: string; paper: string }) => ({
      meeting: MeetingId.parse(raw.meeting),
      of: AnnexesOf.parse(raw.of),
      paper: PaperId.parse(raw.paper),
    }),
  },
  component: lazyRouteComponent(() => import('./annexes/annex-page.tsx'), 'AnnexPage'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: z.object({ query: z.string().max(200).catch('').default('') }),
  component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage'),
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./desk/desk-page.tsx'), 'DeskPage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: z.object({
    view: z.enum(['month', 'week']).catch('month').default('month'),
    /** Today where it is not said. */
    day: z.iso.date().optional().catch(undefined),
    /** `mine`, `office`, or a unit's id. */
    whose: Id.catch('mine').default('mine'),
  }),
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
});

const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics',
  validateSearch: z.object({
    view: z.enum(['people', 'meetings', 'polls']).catch('people').default('people'),
    period: z.enum(['month', 'quarter', 'year', 'all']).catch('year').default('year'),
  }),
  component: lazyRouteComponent(() => import('./statistics/statistics-page.tsx'), 'StatisticsPage'),
});

const polls = createRoute({
  getParentRoute: () => root,
  path: '/polls',
  validateSearch: z.object({
    box: z.enum(['mine', 'sent']).catch('mine').default('mine'),
    filter: z
      .enum([...filters.mine, ...filters.sent])
      .catch('all')
      .default('all'),
    query: z.string().max(200).catch('').default(''),
  }),
  component: lazyRouteComponent(() => import('./polls/polls-page.tsx'), 'PollsPage'),
});

const poll = createRoute({
  getParentRoute: () => root,
  path: '/polls/$poll',
  params: { parse: (raw: { poll: string }) => ({ poll: PollId.parse(raw.poll) }) },
  component: lazyRouteComponent(() => import('./polls/poll-page.tsx'), 'PollPage'),
});

const preparations = createRoute({
  getParentRoute: () => root,
  path: '/preparations',
  component: lazyRouteComponent(() => import('./preparation/preparations-page.tsx'), 'PreparationsPage'),
});

const prepared = createRoute({
  getParentRoute: () => root,
  path: '/preparations/$meeting/$item/$paper',
  params: {
    parse: (raw: { meeting: string; item: string; paper: string }) => ({
      meeting: MeetingId.parse(raw.meeting),
      item: ItemId.parse(raw.item),
      paper: PaperId.parse(raw.paper),
    }),
  },
  component: lazyRouteComponent(() => import('./preparation/prepared-page.tsx'), 'PreparedPage'),
});

const shelf = createRoute({
  getParentRoute: () => root,
  path: '/shelf',
  validateSearch: z.object({
    folder: ItemId.catch(shelfTop).default(shelfTop),
    query: z.string().max(200).catch('').default(''),
  }),
  component: lazyRouteComponent(() => import('./shelf/shelf-page.tsx'), 'ShelfPage'),
});

const ownPaper = createRoute({
  getParentRoute: () => root,
  path: '/shelf/$paper',
  params: { parse: (raw: { paper: string }) => ({ paper: PaperId.parse(raw.paper) }) },
  component: lazyRouteComponent(() => import('./shelf/own-paper-page.tsx'), 'OwnPaperPage'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: z.object({ query: z.string().max(200).catch('').default('') }),
  component: lazyRouteComponent(() => import('./templates/templates-page.tsx'), 'TemplatesPage'),
});

const office = createRoute({
  getParentRoute: () => root,
  path: '/office',
  component: lazyRouteComponent(() => import('./office/office-page.tsx'), 'OfficePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    preparations,
    prepared,
    office,
    templates,
    shelf,
    ownPaper,
    meetings,
    meeting,
    plan,
    live,
    screen,
    search,
    paper,
    annex,
    minutes,
    conclusions,
    polls,
    poll,
    desk,
    calendar,
    statistics,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The screen fills its window, without the bar and the notices. */
    frameless?: boolean;
  }
}
