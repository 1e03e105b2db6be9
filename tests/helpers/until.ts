/** Waiting for what must come, without sleeping for a guess. */

/**
 * Looks until `check` gives something true, and gives that back.
 * @param what named when it does not come in time
 */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  deadlineMs = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = await check();
    if (found) return found as Exclude<T, false | null | undefined>;
    if (performance.now() > deadline) throw new Error(`did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
