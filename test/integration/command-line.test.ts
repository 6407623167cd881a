import { existsSync, truncateSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../support/api.ts';
import { runCommand, type Ended } from '../support/command.ts';
import { body, paragraph } from '../support/facts.ts';
import { freePort, PASSWORD, startServer, type ServerProcess } from '../support/server-process.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dateline-command-'));
});
afterEach(() => rm(directory, { recursive: true }));

const file = (name: string): string => join(directory, name);
const run = (line: string, input = ''): Promise<Ended> =>
  runCommand(line.split(' '), { DATA_DIR: file('data') }, input);

function expectRefused(ended: Ended, sentence: RegExp): void {
  expect(ended.complaint).toMatch(sentence);
  expect(ended.complaint).not.toMatch(/^\s+at /m);
  expect(ended.code).toBe(1);
}

describe('accounts', () => {
  const create = (email: string, input = `${PASSWORD}\n`, more = '--name Maya --role editor') =>
    run(`user create --email ${email} ${more} --password-stdin`, input);

  it('are made once for each address, whatever its letters', async () => {
    const made = await create('maya@example.org');
    expect(made).toMatchObject({ code: 0, said: 'Made editor Maya <maya@example.org>.\n' });
    expectRefused(await create('Maya@Example.org'), /exists already/);
  });

  it.each([
    ['a short password', () => create('a@example.org', 'short\n'), /12 to 200 characters/],
    ['no password', () => create('a@example.org', ''), /12 to 200 characters/],
    ['a long password', () => create('a@example.org', 'x'.repeat(201)), /12 to 200 characters/],
    ['no address', () => create('maya'), /e-mail address/],
    ['an address to which no mail goes', () => create('maya@desk'), /e-mail address/],
    ['an unknown role', () => create('a@example.org', PASSWORD, '--name A --role boss'), /role/],
    ['an empty name', () => create('a@example.org', PASSWORD, '--name  --role editor'), /a name/],
    ['no name', () => create('a@example.org', PASSWORD, '--role editor'), /--name/],
  ])('are refused with %s', async (_what, attempt, sentence) => {
    expectRefused(await attempt(), sentence);
    expect(existsSync(file('data/dateline.db'))).toBe(false);
  });

  it('get a new password, with which one signs in', async () => {
    const server = await startServer();
    try {
      await server.createUser('maya@example.org', 'Maya', 'editor');
      const reset = (email: string) =>
        runCommand(
          ['user', 'reset-password', '--email', email, '--password-stdin'],
          { DATA_DIR: server.dataDirectory },
          'another horse, another battery\n',
        );
      expect((await reset('maya@example.org')).code).toBe(0);
      await signIn(server.origin, 'maya@example.org', 'another horse, another battery');
      await expect(signIn(server.origin, 'maya@example.org')).rejects.toThrow('401');
      expectRefused(await reset('nobody@example.org'), /no account/);
    } finally {
      await server.dispose();
    }
  });
});

describe('the database', () => {
  it('is migrated and found well', async () => {
    expect((await run('migrate')).code).toBe(0);
    const { code, said } = await run('doctor');
    expect(said).toContain('the database opens, is sound and takes a durable write');
    expect(code).toBe(0);
  });

  it('[L5] is found damaged, with the way out', async () => {
    await run('migrate');
    truncateSync(file('data/dateline.db'), 5000);
    const { code, said } = await run('doctor');
    expect(said).toMatch(/WRONG .*damaged .*dateline -- restore/);
    expect(code).toBe(1);
    expectRefused(await run('migrate'), /damaged/);
  });

  it('is not backed up where there is none, or where the copy cannot be', async () => {
    expectRefused(await run(`backup ${file('copy.db')}`), /There is no database/);
    await run('migrate');
    expectRefused(await run(`backup ${file('nowhere/copy.db')}`), /No backup was written/);
    await writeFile(file('copy.db'), 'mine');
    expectRefused(await run(`backup ${file('copy.db')}`), /choose another name/);
  });

  it('is never replaced by what is no backup', async () => {
    await run('migrate');
    await writeFile(file('letter.txt'), 'Dear desk,');
    expectRefused(await run(`restore ${file('letter.txt')}`), /add --force/);
    expectRefused(await run(`restore --force ${file('letter.txt')}`), /no sound backup/);
    expectRefused(await run(`restore --force ${file('none.db')}`), /no file/);
    expect((await run('doctor')).code).toBe(0);
  });
});

describe('a server that runs', () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.dispose());

  const beside = (...args: string[]) => runCommand(args, { DATA_DIR: server.dataDirectory });

  it('[L12] is backed up, and comes back from the backup as it was', async () => {
    await server.createUser('maya@example.org', 'Maya', 'editor');
    const editor = await signIn(server.origin, 'maya@example.org');
    const headline = { headline: 'Two presidents meet', timeZone: 'UTC' };
    const blog = (await editor.call('POST', '/api/liveblogs', headline)).body as { id: string };
    const path = `/api/liveblogs/${blog.id}/updates`;
    const content = body(paragraph('Kept.'));
    const { id } = (await editor.call('POST', path, { content })).body as { id: string };
    const before = await editor.call('GET', `/api/updates/${id}`);
    expect((await beside('backup', file('copy.db'))).code).toBe(0);
    await editor.call('POST', path, { content });

    await server.stop();
    expect(await beside('restore', '--force', file('copy.db'))).toMatchObject({ code: 0 });
    await server.start();
    expect((await editor.call('GET', `/api/updates/${id}`)).body).toEqual(before.body);
    const { body: page } = await editor.call('GET', path);
    expect(page).toMatchObject({ counts: { all: 1 } });
  });

  it('lets no backup be put in its place, and no second server beside it', async () => {
    await beside('backup', file('copy.db'));
    expectRefused(await beside('restore', '--force', file('copy.db')), /Another server is using/);
    const second = startServer({ DATA_DIR: server.dataDirectory, PORT: String(await freePort()) });
    await expect(second).rejects.toThrow('Another server is using the database');
  });

  it('lets the next one in when it was killed', async () => {
    await server.kill();
    await server.start();
    expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200);
  });
});

it('says what there is, and what it does not know', async () => {
  const { code, said } = await run('--help');
  expect(code).toBe(0);
  expect(said).toContain('backup <file>');
  expectRefused(await run('publish everything'), /unknown command/);
});
