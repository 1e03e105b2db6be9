/** The windows of the desktop shell, one and the room screen's beside it, and what their pages may not do. */
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  type Session,
  screen,
  shell,
  type WebContents,
  type WebPreferences,
} from 'electron';
import { isScreenAddress } from './screen-address.ts';
import { rememberedPlace, rememberPlace } from './window-place.ts';
import { say, type Words } from './words.ts';

/** The renderer's own origin, in no browser's reach. */
export const appScheme = 'hopso';
export const appOrigin = `${appScheme}://app`;

const preload = fileURLToPath(new URL('../preload/index.ts', import.meta.url));

export interface WindowOptions {
  dataDir: string;
  words: Words;
  /** Not in a packaged product. */
  developerTools: boolean;
}

export function openWindow({ dataDir, words, developerTools }: WindowOptions): BrowserWindow {
  const place = rememberedPlace(
    dataDir,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    ...place?.bounds,
    show: false,
    title: 'Họp Số',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: shutIn(developerTools),
  });
  if (place?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    rememberPlace(dataDir, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  // What stands on the projector goes with the window it was opened from.
  window.on('closed', () => {
    for (const screenWindow of screenWindows.values()) screenWindow.close();
  });
  reopenAfterCrash(window, words);
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** Every window's page: in a sandbox, in a world of its own, without Node. */
function shutIn(developerTools: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: developerTools,
  };
}

/** Room screens that are open, by address. */
const screenWindows = new Map<string, BrowserWindow>();

/** The room screen of a meeting; on a second display, e.g. a projector, it fills it. An open one comes forward. */
function openScreenWindow(url: string, words: Words): void {
  const open = screenWindows.get(url);
  if (open) return open.focus();
  const projector = screen.getAllDisplays().find(({ id }) => id !== screen.getPrimaryDisplay().id);
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 640,
    minHeight: 360,
    ...projector?.bounds,
    fullscreen: projector !== undefined,
    title: 'Họp Số',
    backgroundColor: '#0d1a28',
    autoHideMenuBar: true,
    webPreferences: shutIn(!app.isPackaged),
  });
  screenWindows.set(url, window);
  window.on('closed', () => screenWindows.delete(url));
  reopenAfterCrash(window, words);
  void window.loadURL(url);
}

/** Putting there what a person copies; reading what others put there is another permission. */
const copying = 'clipboard-sanitized-write';

function isOurs(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

/**
 * Denies every permission but the whole screen and copying, both to our own page alone, and guards downloads: none but our
 * own exports, each to a place that the person chooses.
 */
export function guardSession(session: Session, words: Words): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer((permission === 'fullscreen' || permission === copying) && isOurs(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => permission === copying && contents !== null && isOurs(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`${appOrigin}/exports/`)) event.preventDefault();
    else item.setSaveDialogOptions({ title: words.saveExport, defaultPath: item.getFilename() });
  });
}

/** No page but ours, in no frame or webview, and in no window but the room screen's; links that lead out ask first. */
export function guardContents(contents: WebContents, words: Words): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isScreenAddress(url) && isOurs(contents.getURL())) openScreenWindow(url, words);
    else void offerOutside(url, words);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurs(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame) void offerOutside(event.url, words);
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** What the reader offers to open too: the web and mail, and nothing that starts another program. */
const outside = new Set(['https:', 'http:', 'mailto:']);

async function offerOutside(link: string, words: Words): Promise<void> {
  // Asked about is what will be opened: letters of other scripts that look like ours are told apart.
  const { protocol, href: url } = URL.parse(link) ?? {};
  if (protocol === undefined || url === undefined || !outside.has(protocol)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.externalTitle,
    detail: say(words.externalDetail, { url }),
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url);
}

/** Three crashes within this time are no accident: then the person decides whether to go on. */
const crashWindowMs = 60_000;

/** The renderer holds nothing that main has not stored: loading it again is all there is to do. */
function reopenAfterCrash(window: BrowserWindow, words: Words): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes = [...crashes.filter((at) => at > Date.now() - crashWindowMs), Date.now()];
    const isAgain = crashes.length >= 3;
    if (!isAgain) window.webContents.reload();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: isAgain ? words.rendererGoneAgain : words.rendererGone,
      detail: words.rendererGoneDetail,
      buttons: isAgain ? [words.reload, words.quit] : ['OK'],
    });
    if (!isAgain || window.isDestroyed()) return;
    if (response === 1) window.close();
    else window.webContents.reload();
  });
}

/** What keyboards and habit expect of a menu, and no more: the interface has the rest. */
export function installMenu(words: Words, developerTools: boolean): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: words.menuApp, submenu: [{ role: 'quit', label: words.quit }] },
      {
        label: words.menuEdit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          { type: 'separator' },
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.menuView,
        submenu: [
          { role: 'togglefullscreen', label: words.fullScreen },
          ...(developerTools ? [{ role: 'toggleDevTools' as const, label: words.developerTools }] : []),
        ],
      },
    ]),
  );
}
