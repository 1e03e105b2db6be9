/** Serves the built interface. Only files found when the shell started exist: no path can lead anywhere else. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Answers a GET or HEAD for one of the interface's files; paths of its screens all get `index.html`. */
export type RendererFiles = (request: Request) => Promise<Response>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * @param root folder with `index.html`
 * @param headers put on every answer
 * @throws when there is no such folder
 */
export function rendererFiles(root: string, headers: Record<string, string>): RendererFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(root, file).split(path.sep).join('/')}`, file);
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`no index.html in ${root}`);

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    const name = pathOf(request.url);
    const file = name === undefined ? undefined : (files.get(name) ?? (isScreen(name) ? index : undefined));
    if (!file) return new Response(null, { status: 404, headers });
    const bytes = await readFile(file);
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...headers,
        'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
        'Content-Length': String(bytes.length),
        // The build puts a hash of the contents into the names of its assets.
        'Cache-Control': name?.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  };
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
}

/** A screen of the interface has a path without a file's extension. */
function isScreen(name: string): boolean {
  return name.startsWith('/') && path.posix.extname(name) === '' && !name.startsWith('/assets/');
}
