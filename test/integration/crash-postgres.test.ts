import { io, type Socket } from 'socket.io-client';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { type CrashDesk, startCrashDesk } from '../support/crash-desk.ts';
import { eventually } from '../support/eventually.ts';
import { missing, promisedTo, storedAt, storedIn, typedBy } from '../support/marks.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';
import { createRandom, type Random } from '../support/random.ts';
import { openTypist, type Typist, typeUntil } from '../support/typist.ts';

const PEOPLE = 3;

let postgres: RunningPostgres;
let url: string;
let desk: CrashDesk;
let socket: Socket;
let typists: readonly Typist[] = [];
let told: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  desk = await startCrashDesk(PEOPLE, { DATABASE_URL: url, LOG_LEVEL: 'fatal' });
  socket = io(`${desk.server.origin}/desk`, {
    transports: ['websocket'],
    extraHeaders: { cookie: desk.editor.cookie },
  });
  socket.on('storage', ({ status }: { status: string }) => told.push(status));
  await eventually(() => socket.connected, 'the editor is at the desk');
  const { id: liveBlogId } = await desk.newLiveBlog();
  const updateId = await desk.newDraft(liveBlogId);
  typists = desk.reporters.map(({ cookie }, index) =>
    openTypist({ address: desk.syncAddress, updateId, name: `person${index}`, cookie }),
  );
});
afterAll(async () => {
  socket.disconnect();
  for (const { provider } of typists) provider.destroy();
  await desk.server.dispose();
  await postgres.stop();
});

type Fault = 'SIGINT' | 'SIGKILL' | 'SIGSTOP';

/** Brings the fault about; answers how to mend it. */
async function breakDatabase(fault: Fault): Promise<() => Promise<void> | void> {
  if (fault === 'SIGSTOP') return postgres.pause();
  await postgres.end(fault);
  return postgres.startAgain;
}

/** The database goes away in the midst of typing and comes back; answers the seconds until all is well. */
async function loseDatabase(fault: Fault, random: Random): Promise<number> {
  await Promise.all(typists.map((typist) => typist.saved()));
  told = [];
  const stop = new AbortController();
  const typing = typists.map((typist) =>
    typeUntil(stop.signal, typist, createRandom(random.below(2 ** 31))),
  );
  await pause(random.between(20, 350));
  const gone = performance.now();
  const mend = await breakDatabase(fault);
  let promised: ReturnType<typeof promisedTo>;
  try {
    await eventually(() => told.at(-1) === 'failing', 'the desk is told');
    expect(performance.now() - gone).toBeLessThan(10_000);
    expect((await fetch(`${desk.server.origin}/health/ready`)).status).toBe(503);
    expect((await fetch(`${desk.server.origin}/health/live`)).status).toBe(200);
    stop.abort();
    await Promise.all(typing);
    promised = promisedTo(typists);
  } finally {
    // Also where an expectation fails: a database that stands still can't be ended.
    stop.abort();
    await mend();
  }
  const back = performance.now();
  await eventually(() => told.at(-1) === 'working', 'the desk is told that it works again');
  await Promise.all(typists.map((typist) => typist.saved()));
  const seconds = (performance.now() - back) / 1000;
  const stored = await storedAt(desk, typists[0]?.provider.roomname ?? '');
  expect(missing(promised, stored)).toEqual([]);
  expect(missing(typedBy(typists), stored)).toEqual([]);
  return seconds;
}

describe('PostgreSQL goes away while people type', () => {
  it.each([
    ['SIGKILL', budget(3, 100)],
    ['SIGINT', budget(3, 100)],
    ['SIGSTOP', budget(1, 100)],
  ] as const)(
    '[L1] [L4] by %s, %i times: nothing is promised falsely, all is well within 10 s',
    async (fault, times) => {
      const [seed = 0] = drawSeeds(1);
      const random = createRandom(seed);
      const seconds: number[] = [];
      for (let time = 0; time < times; time += 1) seconds.push(await loseDatabase(fault, random));
      const longest = Math.max(...seconds).toFixed(1);
      console.log(`[L4] seed ${seed}: ${times} times ${fault}, recovered within ${longest} s`);
      expect(Math.max(...seconds)).toBeLessThan(10);
      expect(
        typists.flatMap(({ denied }) => denied).every((why) => why.startsWith('storage')),
      ).toBe(true);
      const store = await openStore({ kind: 'postgres', url });
      const stored = await storedIn(store.draftLog, typists[0]?.provider.roomname ?? '');
      await store.close();
      expect(missing(typedBy(typists), stored)).toEqual([]);
      const texts = typists.map(({ document }) => document.getText('body').toJSON());
      expect(new Set(texts).size).toBe(1);
    },
    patience(120),
  );
});
