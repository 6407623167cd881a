import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { idOf } from './memory-newsroom.ts';

/** The page once it follows its live blog. */
export async function openPage(page: Page, address: string): Promise<void> {
  const opened = page.waitForEvent('websocket');
  await page.goto(address);
  const socket = await opened;
  await socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"head"'));
}

export const article = (page: Page, number: number) => page.locator(`#update-${idOf(number)}`);
export const pill = (page: Page) => page.getByRole('button', { name: /new update/ });

/** Nothing that axe knows is wrong with the page, and nothing in it is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** What has moved on the page without the reader's doing, as browsers measure it. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.total += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return (window as unknown as { shifts: { total: number } }).shifts.total;
    });
}
