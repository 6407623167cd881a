import type { Page } from '@playwright/test';

/**
 * Measures how many milliseconds of the processor the page's main thread takes for some work: what others do on the
 * machine beside it does not count.
 */
export async function threadTimeOf(
  page: Page,
): Promise<(work: () => Promise<unknown>) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const now = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'ThreadTime')?.value;
    if (seconds === undefined)
      throw new Error('this browser does not tell the time of its threads');
    return 1000 * seconds;
  };
  return async (work) => {
    const from = await now();
    await work();
    return (await now()) - from;
  };
}
