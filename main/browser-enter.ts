/** The page behind a one-time link: it hands the secret over, takes it out of the address, and makes room for the renderer. */
import { type Language, words } from './words.ts';

/** Takes the secret from the fragment, which browsers never send by themselves and put into no log. */
export const enterScript = `
const secret = location.hash.slice(1);
history.replaceState(null, '', '/');
const show = () => document.body.setAttribute('data-state', 'refused');
if (secret) {
  fetch('/enter', { method: 'POST', body: secret, headers: { 'Content-Type': 'text/plain' } })
    .then((answer) => (answer.ok ? location.reload() : show()), show);
} else show();
`;

export function enterPage(language: Language): string {
  const { enterTitle, enterWaiting, enterRefused } = words[language];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${enterTitle}</title>
<style>
  body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem; }
  body:not([data-state]) .refused, body[data-state] .waiting { display: none }
</style>
<body>
<h1>${enterTitle}</h1>
<p class="waiting">${enterWaiting}</p>
<p class="refused" role="alert">${enterRefused}</p>
<script src="/enter.js"></script>
`;
}
