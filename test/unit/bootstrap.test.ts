import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources, isCurrent } from '../../server/bootstrap/client-build.mjs';
import { satisfies } from '../../server/bootstrap/install.mjs';
import {
  countPlaywright,
  countVitest,
  isGood,
  runToTheEnd,
  sum,
  summary,
} from '../../server/bootstrap/results.mjs';
import { walls } from '../../server/bootstrap/wall-rules.mjs';

describe('the client is built again when its sources changed', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-bootstrap-'));
    await mkdir(join(folder, 'client/desk'), { recursive: true });
    await mkdir(join(folder, 'dist/client'), { recursive: true });
    await write('client/desk/main.tsx', 'one');
    await write('package-lock.json', '{}');
    await write('dist/client/.sources', hashSources(folder));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);

  it('not while everything is as it was built', () => {
    expect(isCurrent(folder)).toBe(true);
  });

  it.each([
    ['a source changed', 'client/desk/main.tsx', 'two'],
    ['a source was added', 'client/desk/other.tsx', ''],
    ['a package moved', 'package-lock.json', '{ }'],
    ['the build was interrupted before its stamp', 'dist/client/.sources', ''],
  ])('when %s', async (_reason, path, text) => {
    await write(path, text);
    expect(isCurrent(folder)).toBe(false);
  });

  it('when a file was renamed and its text was not', async () => {
    await rm(join(folder, 'client/desk/main.tsx'));
    await write('client/desk/index.tsx', 'one');
    expect(isCurrent(folder)).toBe(false);
  });

  it('not when something else changed', async () => {
    await mkdir(join(folder, 'server'));
    await write('server/main.ts', 'two');
    expect(isCurrent(folder)).toBe(true);
  });
});

describe('a night runs both of its runners', () => {
  const passed = () => Promise.resolve({ passed: 2, failed: 0, skipped: 0 });
  const failed = () => Promise.resolve({ passed: 1, failed: 1, skipped: 0 });

  it.each([
    [
      'the first fails',
      failed,
      passed,
      ['vitest: 1 passed, 1 failed', 'playwright: 2 passed, 0 failed'],
    ],
    [
      'the second fails',
      passed,
      failed,
      ['vitest: 2 passed, 0 failed', 'playwright: 1 passed, 1 failed'],
    ],
    [
      'the first cannot run',
      () => Promise.reject(new Error('no vitest')),
      passed,
      ['vitest: Error: no vitest', 'playwright: 2 passed, 0 failed'],
    ],
  ])(
    'to the end, and tells what came of each, where %s',
    async (_what, vitest, playwright, lines) => {
      expect(await runToTheEnd({ vitest, playwright })).toEqual({ lines, isGood: false });
    },
  );

  it('is good where both are', async () => {
    expect((await runToTheEnd({ vitest: passed, playwright: passed })).isGood).toBe(true);
  });
});

describe('dependencies are installed when npm’s record differs from the lockfile', () => {
  const lockfile = (packages: Record<string, object>) => ({ packages });
  const yjs = { version: '13.6.33', integrity: 'sha512-a' };

  it('not when every package is there, whatever else is', () => {
    const wanted = lockfile({ '': { version: '0.1.0' }, 'node_modules/yjs': yjs });
    const installed = lockfile({ 'node_modules/yjs': yjs, 'node_modules/left-over': {} });
    expect(satisfies(installed, wanted)).toBe(true);
  });

  it('not for a package of another platform', () => {
    const wanted = lockfile({ 'node_modules/only-on-mac': { ...yjs, optional: true } });
    expect(satisfies(lockfile({}), wanted)).toBe(true);
  });

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/yjs': { ...yjs, version: '13.6.32' } }],
    ['has other bytes', { 'node_modules/yjs': { ...yjs, integrity: 'sha512-b' } }],
  ])('when a package %s', (_reason, packages) => {
    expect(satisfies(lockfile(packages), lockfile({ 'node_modules/yjs': yjs }))).toBe(false);
  });
});

describe('the last line of npm test', () => {
  const vitest = (numbers: object): string =>
    JSON.stringify({
      success: true,
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      ...numbers,
    });
  const playwright = (numbers: object, errors: unknown[] = []): string =>
    JSON.stringify({
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...numbers },
      errors,
    });

  it('sums both runners', () => {
    const total = sum([
      countVitest(vitest({ numPassedTests: 40, numPendingTests: 1, numTodoTests: 1 })),
      countPlaywright(playwright({ expected: 2 })),
    ]);
    expect(summary(total)).toBe('42 passed, 0 failed, 2 skipped');
    expect(isGood(total)).toBe(true);
  });

  it('leaves out what is zero, but never the failures', () => {
    expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  it('counts a file that does not load as a failure', () => {
    expect(countVitest(vitest({ success: false, numPassedTests: 5 })).failed).toBe(1);
    expect(countPlaywright(playwright({ expected: 5 }, ['no such file'])).failed).toBe(1);
  });

  it('counts a second try as a failure', () => {
    expect(countPlaywright(playwright({ expected: 5, flaky: 1 })).failed).toBe(1);
  });

  it('is bad news when nothing ran', () => {
    expect(isGood(sum([]))).toBe(false);
  });
});

describe('import walls', () => {
  const crossed = (from: string, to: string): string[] =>
    walls(['react', '@playwright/test'])
      .filter((wall) => wall.from.test(from) && !wall.except?.test(from))
      .filter((wall) => wall.to.test(to) && !wall.unless?.test(to))
      .map(({ name }) => name);

  it.each([
    ['shared/domain/update.ts', 'server/config.ts', 'shared-imports-nothing-of-ours'],
    ['shared/domain/update.ts', 'node:fs', 'shared-is-pure'],
    ['shared/ids.ts', 'shared/domain/update.ts', 'ids-and-result-import-nothing'],
    ['shared/domain/update.ts', 'shared/document/parse.ts', 'domain-imports-only-ids-and-result'],
    ['shared/document/parse.ts', 'shared/protocol/sync.ts', 'document-never-imports-protocol'],
    ['shared/protocol/sync.ts', 'shared/document/parse.ts', 'protocol-never-imports-document'],
    [
      'shared/protocol/sync.ts',
      'shared/page/update.ts',
      'page-is-imported-by-no-other-shared-room',
    ],
    ['server/http/routes.ts', 'client/ui/time.ts', 'server-never-imports-client'],
    ['server/sync/room/room.ts', 'server/desk/publish.ts', 'sync-imports-no-sibling'],
    ['server/desk/publish.ts', 'server/reader/hub.ts', 'desk-imports-no-sibling'],
    ['server/reader/hub.ts', 'server/sync/room/room.ts', 'reader-imports-no-sibling'],
    ['server/sync/gate/gate.ts', 'server/sync/room/room.ts', 'gate-imports-no-room-of-sync'],
    ['server/sync/gate/gate.ts', 'server/store/store.ts', 'gate-imports-no-room-of-sync'],
    [
      'server/sync/history/history.ts',
      'server/sync/room/room.ts',
      'history-imports-no-room-of-sync',
    ],
    ['server/sync/room/room.ts', 'server/sync/connection/session.ts', 'room-imports-no-connection'],
    [
      'server/sync/connection/session.ts',
      'server/sync/gate/gate.ts',
      'connection-imports-room-only',
    ],
    ['server/desk/publish.ts', 'server/store/tables/updates.ts', 'store-is-entered-by-its-face'],
    [
      'server/store/drafts/draft-log.ts',
      'server/store/tables/updates.ts',
      'drafts-import-no-tables',
    ],
    [
      'server/store/tables/updates.ts',
      'server/store/sqlite/driver.ts',
      'tables-import-no-database',
    ],
    [
      'server/store/sqlite/driver.ts',
      'server/store/postgres/append.ts',
      'sqlite-imports-no-other-database',
    ],
    [
      'server/store/postgres/append.ts',
      'server/store/sqlite/driver.ts',
      'postgres-imports-no-other-database',
    ],
    [
      'server/store/migrations/start.ts',
      'server/store/drafts/draft-format.ts',
      'migrations-import-no-table',
    ],
    ['server/desk/commands/publish.ts', 'server/http/errors.ts', 'desk-knows-no-http'],
    [
      'server/desk/commands/publish.ts',
      'server/desk/queries/read-update.ts',
      'commands-and-queries-stand-alone',
    ],
    ['server/http/media-routes.ts', 'server/store/store.ts', 'http-asks-the-desk'],
    ['server/http/routes.ts', 'server/app.ts', 'app-is-the-composition-root'],
    ['server/desk/publish.ts', 'npm:kysely', 'drivers-only-in-store'],
    ['server/reader/page.ts', 'npm:express', 'express-only-in-http'],
    ['server/reader/page.ts', 'npm:yjs', 'yjs-only-where-drafts-are'],
    ['server/store/open.ts', 'npm:y-protocols/sync', 'yjs-only-where-drafts-are'],
    ['server/bootstrap/start.mjs', 'npm:zod', 'bootstrap-imports-built-ins-only'],
    ['server/main.ts', 'server/bootstrap/project.mjs', 'bootstrap-is-imported-by-no-room'],
    ['client/desk/main.tsx', 'server/config.ts', 'client-never-imports-server'],
    ['client/desk/main.tsx', 'client/reader/feed.ts', 'desk-and-reader-never-meet'],
    ['client/reader/feed.ts', 'client/desk/main.tsx', 'reader-and-desk-never-meet'],
    ['client/ui/time.ts', 'client/desk/main.tsx', 'ui-imports-neither-face'],
    ['client/reader/feed.ts', 'npm:react-dom/client', 'reader-script-is-light'],
    ['client/reader/feed.ts', 'npm:@tiptap/core', 'reader-script-is-light'],
    ['server/desk/publish.ts', 'server/desk/index.ts', 'no-barrels'],
    ['server/main.ts', 'npm:@playwright/test', 'server-runs-without-development-packages'],
  ])('%s must not import %s', (from, to, wall) => {
    expect(crossed(from, to)).toContain(wall);
  });

  it.each([
    ['server/app.ts', 'server/sync/room/rooms.ts'],
    ['server/app.ts', 'npm:express'],
    ['server/store/sqlite/driver.ts', 'npm:better-sqlite3'],
    ['server/sync/room/room.ts', 'npm:yjs'],
    ['server/sync/connection/session.ts', 'server/sync/room/room.ts'],
    ['server/store/tables/updates.ts', 'server/store/drafts/draft-seed.ts'],
    ['shared/page/update.ts', 'shared/document/html.ts'],
    ['client/reader/feed.ts', 'shared/page/update.ts'],
    ['client/reader/feed.ts', 'npm:socket.io-client'],
    ['test/e2e/slice.test.ts', 'npm:y-websocket'],
  ])('%s may import %s', (from, to) => {
    expect(crossed(from, to)).toEqual([]);
  });
});
