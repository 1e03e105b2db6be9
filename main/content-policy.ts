/** What pages of the product may load and do: the headers of every answer, alike in both shells. */

/**
 * Content-Security-Policy of the renderer. Nothing but its own files, its own paths and, for pictures made on the spot,
 * blobs and data URLs. `wasm-unsafe-eval` lets pdf.js compile its image decoders; it does not allow `eval`.
 * Styles may be inline, as Mantine writes its variables so; a style can't call out, since nothing foreign may be loaded.
 * @param sockets origins of the page's own WebSockets, e.g. `ws://127.0.0.1:4321`
 */
export function contentPolicy(sockets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...sockets].join(' ')}`,
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Bytes that are no page: even if a browser is made to show them as one, they may do nothing. */
const bytesPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

const always: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

/** Headers of the renderer's own files. */
export function pageHeaders(sockets: readonly string[] = []): Record<string, string> {
  return { ...always, 'Content-Security-Policy': contentPolicy(sockets) };
}

/** The same answer with the headers that bytes of papers and exports carry. */
export function guardBytes(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  headers.set('Content-Security-Policy', bytesPolicy);
  // Papers lie encrypted on this machine: no browser keeps a plain copy.
  headers.set('Cache-Control', 'no-store');
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
