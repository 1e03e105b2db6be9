/** What a Chromium keeps of decoded pictures, by its own account: in caches that nothing in a page can see or empty. */
import type { Page } from 'playwright-core';

interface Dump {
  args?: { dumps?: { allocators?: Record<string, { attrs?: { size?: { value?: string } } }> } };
}

/** @returns MiB, of all its processes together */
export async function keptPictures(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page is of no browser that could be asked');
  const session = await browser.newBrowserCDPSession();
  const events: Dump[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as Dump[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-memory-infra'], memoryDumpConfig: {} },
  });
  await session.send('Tracing.requestMemoryDump', { levelOfDetail: 'light' });
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const bytes = events.map(({ args }) =>
    Number.parseInt(args?.dumps?.allocators?.['cc/image_memory']?.attrs?.size?.value ?? '0', 16),
  );
  return bytes.reduce((sum, each) => sum + each, 0) / 2 ** 20;
}
