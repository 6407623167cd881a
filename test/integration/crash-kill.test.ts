import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { type CrashDesk, startCrashDesk } from '../support/crash-desk.ts';
import { missing, promisedTo, storedAt, typedBy } from '../support/marks.ts';
import { createRandom, type Random } from '../support/random.ts';
import { marksIn, openTypist, type Typist, typeUntil } from '../support/typist.ts';

const PEOPLE = 5;
/** A new draft after so many kills, as the drafts of a newsroom are short. */
const KILLS_PER_DRAFT = 25;

let desk: CrashDesk;

beforeAll(async () => {
  desk = await startCrashDesk(PEOPLE);
});
afterAll(() => desk.server.dispose());

function typistsAt(updateId: string): readonly Typist[] {
  return desk.reporters.map(({ cookie }, index) =>
    openTypist({ address: desk.syncAddress, updateId, name: `person${index}`, cookie }),
  );
}

/** Everyone types, the server dies in the midst of it, and they type on for a moment. */
async function typeThroughKill(typists: readonly Typist[], random: Random): Promise<void> {
  const stop = new AbortController();
  const typing = typists.map((typist) =>
    typeUntil(stop.signal, typist, createRandom(random.below(2 ** 31))),
  );
  await pause(random.between(20, 350));
  await desk.server.kill();
  await pause(random.between(0, 20));
  stop.abort();
  await Promise.all(typing);
  await Promise.all(typists.map((typist) => typist.leave()));
}

async function killOnce(typists: readonly Typist[], updateId: string, random: Random) {
  await Promise.all(typists.map((typist) => typist.saved()));
  await typeThroughKill(typists, random);
  const promised = promisedTo(typists);
  await desk.server.start();
  expect(missing(promised, await storedAt(desk, updateId))).toEqual([]);
  for (const { typed, document } of typists) expect(missing(typed, marksIn(document))).toEqual([]);
  const typed = typedBy(typists);
  for (const { provider } of typists) provider.connect();
  await Promise.all(typists.map((typist) => typist.saved()));
  expect(missing(typed, await storedAt(desk, updateId))).toEqual([]);
  return { promised: promised.size, open: typed.size - promised.size };
}

describe('kill -9 while five people type', () => {
  const onPostgres = process.env['DATELINE_TEST_DATABASE'] === 'postgres';
  const kills = budget(onPostgres ? 10 : 25, 1000);

  it(
    `[L1] loses nothing that was acknowledged or seen, ${kills} times`,
    async () => {
      const [seed = 0] = drawSeeds(1);
      console.log(`[L1] seed ${seed}`);
      const random = createRandom(seed);
      const { id } = await desk.newLiveBlog();
      let [promised, open] = [0, 0];
      for (let done = 0; done < kills; done += KILLS_PER_DRAFT) {
        const updateId = await desk.newDraft(id);
        const typists = typistsAt(updateId);
        for (let kill = 0; kill < Math.min(KILLS_PER_DRAFT, kills - done); kill += 1) {
          const counts = await killOnce(typists, updateId, random);
          promised = counts.promised;
          open += counts.open;
        }
        const texts = typists.map(({ document }) => document.getText('body').toJSON());
        expect(new Set(texts).size).toBe(1);
        expect(typists.flatMap(({ denied }) => denied)).toEqual([]);
        for (const { provider } of typists) provider.destroy();
      }
      console.log(
        `[L1] ${kills} kills; ${promised} edits promised in the last draft, ${open} resent`,
      );
      expect(open).toBeGreaterThan(0);
    },
    patience(150),
  );
});
