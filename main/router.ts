/** The contract, implemented. Each call goes to the workplace of whoever is signed in; failures become the contract's typed error. */
import { implement, ORPCError } from '@orpc/server';
import { contract } from '#contract';
import { asCallFailure, CallFailure } from './call-failure.ts';
import type { Log } from './log.ts';
import { writeOfficialDocument } from './office-documents/write.ts';
import type { SessionKeeper } from './session-keeper.ts';
import type { Status } from './status.ts';
import type { DeviceStore } from './store/device.ts';
import { tableFile } from './tables.ts';
import type { Workplace } from './workplace.ts';

export interface RouterOptions {
  sessions: SessionKeeper;
  status: Status;
  device: DeviceStore;
  log: Log;
}

export function createRouter({ sessions, status, device, log }: RouterOptions) {
  const os = implement(contract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      throw asTypedError(error, path, log);
    }
  });
  const workplace = (): Workplace => {
    if (!sessions.workplace) throw new CallFailure('signed-out');
    return sessions.workplace;
  };
  const papers = () => workplace().papers;
  const recognition = () => workplace().search.recognition;

  return os.router({
    session: {
      watch: os.session.watch.handler(({ signal }) => status.session.watch(signal)),
      signIn: os.session.signIn.handler(({ input }) => sessions.signIn(input)),
      changePassword: os.session.changePassword.handler(({ input }) => sessions.changePassword(input)),
      signOut: os.session.signOut.handler(({ input }) => sessions.signOut(input.eraseLocal)),
    },
    status: {
      connection: os.status.connection.handler(({ signal }) => status.connection.watch(signal)),
      saving: os.status.saving.handler(({ signal }) => status.saving.watch(signal)),
      dismissSetAside: os.status.dismissSetAside.handler(({ input }) =>
        workplace().dismissSetAside(input.id),
      ),
      dismissDamagedStore: os.status.dismissDamagedStore.handler(() => workplace().dismissDamagedStore()),
      reconnect: os.status.reconnect.handler(() => sessions.workplace?.upstream.reconnect()),
      setOnline: os.status.setOnline.handler(({ input }) =>
        sessions.workplace?.upstream.setOnline(input.online),
      ),
    },
    commands: {
      ask: os.commands.ask.handler(({ input }) => workplace().ask(input.name, input.input)),
      watchOutbox: os.commands.watchOutbox.handler(({ signal }) => status.outbox.watch(signal)),
      dismiss: os.commands.dismiss.handler(({ input }) => workplace().dismissCommand(input.id)),
    },
    meetings: {
      list: os.meetings.list.handler(
        ({ input }) => sessions.workplace?.lists.meetings(input.query, input.when) ?? [],
      ),
      checkInCode: os.meetings.checkInCode.handler(({ input }) => workplace().checkInCode(input.meeting)),
      paperNews: os.meetings.paperNews.handler(() => sessions.workplace?.lists.paperNews() ?? []),
      changed: os.meetings.changed.handler(({ signal }) => status.lists.watch(signal)),
    },
    polls: {
      list: os.polls.list.handler(({ input }) => sessions.workplace?.lists.polls(input.query) ?? []),
    },
    signing: {
      kept: os.signing.kept.handler(() => {
        const kept = workplace().sheets.certificate.read();
        return kept ? { name: kept.name } : null;
      }),
      forget: os.signing.forget.handler(() => workplace().sheets.certificate.forget()),
      look: os.signing.look.handler(({ input }) => workplace().sheets.look(input)),
      signAnswer: os.signing.signAnswer.handler(async ({ input }) => ({
        sheet: await workplace().sheets.sign(input),
      })),
    },
    sheets: {
      check: os.sheets.check.handler(({ input }) => workplace().sheets.check(input)),
      page: os.sheets.page.handler(({ input }) => workplace().sheets.page(input)),
      save: os.sheets.save.handler(({ input }) => workplace().sheets.save(input)),
      saveAll: os.sheets.saveAll.handler(({ input }) => workplace().sheets.saveAll(input)),
      saveRefused: os.sheets.saveRefused.handler(({ input }) => workplace().sheets.saveRefused(input.id)),
    },
    search: {
      find: os.search.find.handler(({ input }) => workplace().search.find(input.query)),
      inMeeting: os.search.inMeeting.handler(({ input, signal }) =>
        workplace().search.findInMeeting(input, signal),
      ),
    },
    recognition: {
      watch: os.recognition.watch.handler(({ input, signal }) => recognition().watch(input.sha256, signal)),
      start: os.recognition.start.handler(({ input }) => recognition().start(input.sha256)),
      stop: os.recognition.stop.handler(({ input }) => recognition().stop(input.sha256)),
      page: os.recognition.page.handler(({ input }) => recognition().page(input.sha256, input.page)),
    },
    desk: {
      list: os.desk.list.handler(() => sessions.workplace?.lists.desk() ?? []),
      figures: os.desk.figures.handler(
        () => sessions.workplace?.lists.figures() ?? { meetings: [], polls: [] },
      ),
    },
    papers: {
      watch: os.papers.watch.handler(({ input, signal }) => papers().watch(input.meeting, signal)),
      beginImport: os.papers.beginImport.handler(({ input }) => papers().beginImport(input)),
      finishImport: os.papers.finishImport.handler(({ input }) => papers().finishImport(input)),
      cancelImport: os.papers.cancelImport.handler(({ input }) => papers().cancelImport(input)),
      saveOriginal: os.papers.saveOriginal.handler(({ input }) => papers().saveOriginal(input)),
      retry: os.papers.retry.handler(({ input }) => papers().retry(input)),
      export: os.papers.export.handler(({ input, signal }) => papers().export(input, signal)),
      annotations: os.papers.annotations.handler(({ input, signal }) =>
        papers().inside.annotations(input, signal),
      ),
      pack: os.papers.pack.handler(({ input, signal }) => papers().pack(input, signal)),
      signatures: os.papers.signatures.handler(({ input, signal }) =>
        papers().inside.signatures(input, signal),
      ),
      attachments: os.papers.attachments.handler(({ input, signal }) =>
        papers().inside.attachments(input, signal),
      ),
      saveAttachment: os.papers.saveAttachment.handler(({ input, signal }) =>
        papers().inside.saveAttachment(input, signal),
      ),
      keepPassword: os.papers.keepPassword.handler(({ input }) => papers().keepPassword(input)),
      forgetPassword: os.papers.forgetPassword.handler(({ input }) => papers().forgetPassword(input)),
      keptPassword: os.papers.keptPassword.handler(({ input }) => papers().keptPassword(input)),
      readingPlace: os.papers.readingPlace.handler(({ input }) => papers().reading.place(input)),
      keepReadingPlace: os.papers.keepReadingPlace.handler(({ input }) => papers().reading.keepPlace(input)),
    },
    versions: {
      opened: os.versions.opened.handler(({ input }) => papers().reading.opened(input)),
      compare: os.versions.compare.handler(({ input, signal }) =>
        workplace().search.compare(papers().reading.versions(input), signal),
      ),
      before: os.versions.before.handler(({ input }) => papers().versionBefore(input)),
      places: os.versions.places.handler(({ input }) => papers().places(input)),
      picture: os.versions.picture.handler(({ input, signal }) => papers().inside.markPicture(input, signal)),
      known: os.versions.known.handler(({ input }) => papers().reading.changesKnown(input)),
    },
    tables: {
      export: os.tables.export.handler(async ({ input }) =>
        workplace().handouts.keep(await tableFile(input.table, input.format)),
      ),
    },
    documents: {
      write: os.documents.write.handler(async ({ input, signal }) =>
        workplace().handouts.keep(await writeOfficialDocument(input, signal)),
      ),
    },
    ballots: {
      takePaper: os.ballots.takePaper.handler(({ input }) => workplace().ballots.takePaper(input)),
      choose: os.ballots.choose.handler(({ input }) => workplace().ballots.choose(input)),
      watchPapers: os.ballots.watchPapers.handler(({ input, signal }) =>
        workplace().ballots.watchPapers(input.meeting, signal),
      ),
      recount: os.ballots.recount.handler(({ input }) => workplace().ballots.recount(input)),
      save: os.ballots.save.handler(({ input }) => workplace().ballots.save(input)),
    },
    settings: {
      watch: os.settings.watch.handler(({ signal }) => status.settings.watch(signal)),
      change: os.settings.change.handler(({ input }) => {
        device.change(input);
        status.settings.set(device.settings);
      }),
    },
  });
}

/** What nobody foresaw is logged with its cause; the renderer gets a code alone. */
function asTypedError(error: unknown, path: readonly string[], log: Log): unknown {
  if (error instanceof ORPCError) return error;
  const failure = asCallFailure(error);
  if (failure.code === 'unexpected') log.error({ err: error, call: path.join('.') }, 'a call failed');
  const { code, retryAfterSeconds } = failure;
  return new ORPCError('CALL_FAILED', {
    data: { code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
  });
}
