import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureClientBuilt } from '../../server/bootstrap/client-build.mjs';
import { root } from '../../server/bootstrap/project.mjs';
import {
  buildContext,
  carryOut,
  environmentOf,
  findStage,
  parseDockerfile,
  wordsOf,
  type Stage,
} from '../support/dockerfile.ts';
import { freePort } from '../support/server-process.ts';

// No container engine is needed: the Dockerfile's steps run in a clean folder, on the Node that it names.
describe('the image', () => {
  let folder = '';
  let app = '';
  let runtime: Stage;
  let server: ChildProcess | undefined;
  let environment: NodeJS.ProcessEnv = {};
  let output = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-image-'));
    const stages = parseDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'));
    runtime = findStage(stages, 'runtime');
    app = await assemble(stages, folder);
    environment = {
      ...environmentOf(runtime),
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      DATA_DIR: join(folder, 'data'),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    };
  });

  afterAll(async () => {
    server?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('starts with production dependencies only and becomes ready', async () => {
    const [command = '', ...args] = wordsOf(runtime, 'CMD');
    server = spawn(command, args, { cwd: app, env: environment, stdio: 'pipe' });
    server.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    server.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ready = await pollUntilOk(`http://127.0.0.1:${environment.PORT}/health/ready`, server);
    expect(ready, output).toBe(true);
  });

  it('passes its own health check', async () => {
    const [command = '', ...args] = wordsOf(runtime, 'HEALTHCHECK');
    await promisify(execFile)(command, args, { cwd: app, env: environment });
  });

  it('serves the built desk', async () => {
    const page = await readFile(join(app, 'dist/client/desk/index.html'), 'utf8');
    const [asset] = /\/assets\/[^"]+\.js/.exec(page) ?? [];
    const answer = await fetch(`http://127.0.0.1:${environment.PORT}${asset}`);
    expect(answer.status).toBe(200);
  });

  it('carries the command line', async () => {
    const command = join(app, 'server/bootstrap/dateline');
    const { stdout } = await promisify(execFile)(command, ['--help'], { env: environment });
    expect(stdout).toContain('user');
  });

  it('drains and ends well on SIGTERM', async () => {
    if (server === undefined) throw new Error('The server never started.');
    const ended = once(server, 'exit', { signal: AbortSignal.timeout(10_000) });
    // A process group and npm both pass it on: the second copy comes while the server drains.
    server.stdout?.once('data', () => server?.kill('SIGTERM'));
    server.kill('SIGTERM');
    await ended;
    expect(server.exitCode, output).toBe(0);
  });
});

/** What `docker build` would leave in /app, from a copy of what it would be sent. */
async function assemble(stages: readonly Stage[], folder: string): Promise<string> {
  await ensureClientBuilt();
  const context = join(folder, 'context');
  for (const file of await buildContext(root)) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await cp(join(root, file), join(context, file));
  }
  const dependencies = join(folder, 'dependencies');
  await carryOut(findStage(stages, 'dependencies'), context, {}, dependencies);
  const app = join(folder, 'app');
  // The build stage is `npm run build`, which has run: its result is in the working tree.
  await carryOut(findStage(stages, 'runtime'), context, { build: root, dependencies }, app);
  return app;
}

async function pollUntilOk(url: string, watched: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && watched.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await wait(100);
  }
  return false;
}
