import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import type { Change } from '../support/together/changes/change.ts';
import { seedOf } from '../support/together/seeds.ts';
import { CHANGES_BY_THEME } from '../support/together/changes/all.ts';

const TYPED = '12345678';
/** Milliseconds between keys, and until the colleague's change. */
const [KEY, CHANGE] = [40, 110];

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

/** Opens one text in both pages, with Ana in front of hers. */
async function openBoth(ana: Page, ben: Page, { name, from }: Change): Promise<void> {
  const seed = Array.from(seedOf(from));
  const open = (page: Page, who: string, client: number) =>
    page.evaluate(([change, opening]) => window.together.open(change, opening), [
      name,
      { name: who, client, seed },
    ] as const);
  await open(ben, 'Ben', 30);
  await open(ana, 'Ana', 20);
}

const formOf = (page: Page) => page.evaluate(() => window.together.form());

async function meet(ana: Page, ben: Page): Promise<void> {
  await expect
    .poll(async () => (await formOf(ana)) === (await formOf(ben)), { intervals: [20] })
    .toBe(true);
}

/** What goes wrong while Ana types and Ben makes the change. */
async function tryChange(ana: Page, ben: Page, tried: Change): Promise<readonly string[]> {
  const { name } = tried;
  await openBoth(ana, ben, tried);
  const change = async (): Promise<string> => {
    await ben.waitForTimeout(CHANGE);
    return ben.evaluate(([named, typed]) => window.together.act(named, typed), [
      name,
      TYPED,
    ] as const);
  };
  const [, seen] = await Promise.all([ana.keyboard.type(TYPED, { delay: KEY }), change()]);
  await meet(ana, ben);
  const faults = await ana.evaluate((asked) => window.together.faultsOf(...asked), [
    name,
    TYPED,
    seen,
  ] as const);
  await ben.evaluate(() => window.together.undo());
  await meet(ana, ben);
  const undone = await ana.evaluate((asked) => window.together.faultsOfUndo(...asked), [
    name,
    TYPED,
  ] as const);
  return [...faults, ...undone.map((fault) => `undone: ${fault}`)];
}

for (const [theme, changes] of Object.entries(CHANGES_BY_THEME)) {
  test(`[L14] [C1] [C3] ${theme}: typing at ${KEY} ms a key loses no letter and stays in its place`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext();
    const [ana, ben] = [await desk.openTogether(context), await desk.openTogether(context)];
    await ana.bringToFront();
    const faults: string[] = [];
    for (const change of changes) {
      // One after the other: they are the same two people.
      // oxlint-disable-next-line no-await-in-loop
      for (const fault of await tryChange(ana, ben, change))
        faults.push(`${change.name}: ${fault}`);
    }
    await context.close();
    expect(faults.join('\n')).toBe('');
  });
}
