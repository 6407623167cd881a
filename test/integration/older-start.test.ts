import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { signIn } from '../support/api.ts';
import { patience } from '../support/budget.ts';
import { runCommand } from '../support/command.ts';
import { startServer } from '../support/server-process.ts';
import { expected, layDatabase, manifest } from '../support/tree-fixtures.ts';

const KILL = join(import.meta.dirname, '../support/kill-at-commit.ts');
const ids = Object.values(manifest.drafts);
const { together, everything } = manifest.drafts;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dateline-older-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = () => join(directory, 'dateline.db');
const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runCommand(args, { DATA_DIR: directory, ...environment });

/** Overwrites a byte in the middle of a draft's newest entry. */
function damage(id: string): void {
  const database = new Database(file());
  database
    .prepare(
      'update draft_log set bytes = zeroblob(length(bytes)) where update_id = ? and seq = (select seq from draft_head where update_id = ?)',
    )
    .run(id, id);
  database.close();
}

async function hashes(): Promise<Readonly<Record<string, string | undefined>>> {
  const store = await openStore({ kind: 'sqlite', file: file() });
  const rows = await Promise.all(
    ids.map(async (id) => [id, (await store.updates.getRow(id))?.draft.hash] as const),
  );
  const loaded = await Promise.allSettled(ids.map((id) => store.draftLog.load(id)));
  await store.close();
  expect(loaded.filter(({ status }) => status === 'rejected')).toEqual([]);
  return Object.fromEntries(rows);
}

const recorded = Object.fromEntries(ids.map((id) => [id, expected.killed[id]?.hash]));

describe('dateline migrate', () => {
  it('converts once what the old program left', async () => {
    layDatabase('killed', file());
    expect((await run(['doctor'])).said).toMatch(/WRONG .*7 drafts .*dateline -- migrate/);
    expect(await run(['migrate'])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/7 drafts were converted/) as string,
    });
    expect((await run(['migrate'])).said).toMatch(/0 drafts were converted/);
    expect((await run(['doctor'])).code).toBe(0);
    expect(await hashes()).toEqual(recorded);
  });

  it('names a draft that is damaged, with the way out, and converts the others', async () => {
    layDatabase('stopped', file());
    damage(together);
    const { code, said, complaint } = await run(['migrate']);
    expect(code).toBe(1);
    expect(said).toMatch(/6 drafts were converted/);
    expect(complaint).toMatch(new RegExp(`${together}.*damaged.*restore <backup>`));
    expect((await run(['doctor'])).code).toBe(1);
  });

  it(
    '[L1] goes on where a kill between any two commits has left it',
    { timeout: patience(240) },
    async () => {
      layDatabase('killed', file());
      // The first commit of each run is the schema's; then each gets one draft further, and maybe begins another.
      const kills = [
        '1 before',
        '1 after',
        ...Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? '2 after' : '3 before')),
      ];
      let survived = 0;
      for (const [index, at] of kills.entries()) {
        // oxlint-disable-next-line no-await-in-loop
        const { code } = await run(['migrate'], { NODE_OPTIONS: `--import=${KILL}`, KILL_AT: at });
        survived = index;
        if (code === 0) break;
      }
      // One for each draft at least.
      expect(survived).toBeGreaterThanOrEqual(ids.length);
      expect(await hashes()).toEqual(recorded);
    },
  );

  it('waits for nobody’s server: it says that one is running', async () => {
    const server = await startServer();
    const { code, complaint } = await runCommand(['migrate'], { DATA_DIR: server.dataDirectory });
    await server.dispose();
    expect(code).toBe(1);
    expect(complaint).toMatch(/Another server is using the database/);
  });
});

describe('the start', () => {
  it('[W8] serves what is whole, and what is damaged never as empty', async () => {
    const server = await startServer({}, ({ dataDirectory }) => {
      layDatabase('stopped', file());
      damage(together);
      copyFileSync(file(), join(dataDirectory, 'dateline.db'));
    });
    const maya = await signIn(server.origin, 'maya@example.org');
    const whole = await maya.call('GET', `/api/updates/${everything}`);
    const torn = await maya.call('GET', `/api/updates/${together}`);
    const output = server.output();
    await server.dispose();
    expect(whole).toMatchObject({
      status: 200,
      body: { contentHash: expected.stopped[everything]?.hash },
    });
    expect(torn.status).toBe(500);
    expect(output).toMatch(new RegExp(`draft damaged|${together}`));
    expect(output).toMatch(/restore <backup>/);
  });

  it('converts a backup of the old program that was restored', async () => {
    const backup = join(directory, 'backup.db');
    layDatabase('stopped', backup);
    const data = join(directory, 'data');
    mkdirSync(data);
    const restored = await runCommand(['restore', backup], { DATA_DIR: data });
    expect(restored).toMatchObject({ code: 0 });
    const server = await startServer({}, ({ dataDirectory }) =>
      copyFileSync(join(data, 'dateline.db'), join(dataDirectory, 'dateline.db')),
    );
    const maya = await signIn(server.origin, 'maya@example.org');
    const found = await maya.call('GET', `/api/updates/${together}`);
    await server.dispose();
    expect(found.body).toMatchObject({ contentHash: expected.stopped[together]?.hash });
  });
});
