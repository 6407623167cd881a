import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../shared/ids.ts';
import { SAMPLE_LIVE_BLOG, SAMPLE_UPDATES, STRONGEST_QUOTE } from '../../shared/sample/summit.ts';
import type { App } from '../app.ts';
import { startApp } from '../app.ts';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { invite, setUpAdmin } from './newsroom.ts';
import type { Member } from './newsroom.ts';
import type { Replay } from './replay.ts';
import { orderPins, replayUpdate } from './replay.ts';

// Enters: the sample's words. Leaves: a newsroom of scripted people at a real server of its own.
// Never reaches into the server: everything goes through the API and the sockets that people use.

/** Milliseconds between two keys at speed 1: a quick typist. */
const KEY_MILLISECONDS = 24;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function staff(origin: string, setUpLink: string, password: string) {
  const admin = await setUpAdmin(setUpLink, {
    name: 'Ada Admin',
    email: 'admin@demo.example',
    password,
  });
  const hire = (name: string, email: string, role: 'reporter' | 'editor'): Promise<Member> =>
    invite(origin, admin, { name, email, role, password });
  return {
    editor: await hire('Ines Moreau', 'editor@demo.example', 'editor'),
    reporters: [
      await hire('Maya Lindqvist', 'maya@demo.example', 'reporter'),
      await hire('Tomás Okafor', 'tomas@demo.example', 'reporter'),
    ],
  };
}

/** Hires the people, opens the live blog, and says where to watch. */
async function open(origin: string, setUpLink: string) {
  const password = randomBytes(12).toString('base64url');
  const people = await staff(origin, setUpLink, password);
  const { editor } = people;
  const liveBlog = (await editor.call('POST', '/api/liveblogs', SAMPLE_LIVE_BLOG)) as {
    id: string;
    slug: string;
  };
  await editor.call('PATCH', `/api/liveblogs/${liveBlog.id}`, { status: 'live' });
  say(`\n  Readers  ${origin}/live/${liveBlog.slug}`);
  say(`  Desk     ${origin}/desk/${liveBlog.id}`);
  say(`           sign in as editor@demo.example, password ${password}\n`);
  return { ...people, liveBlogId: liveBlog.id };
}

async function play(origin: string, setUpLink: string, speed: number): Promise<void> {
  const newsroom = await open(origin, setUpLink);
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? randomUUIDv7();
    ids.set(name, id);
    return id;
  };
  const moment = { idOf, now: () => instant(new Date()) };
  const replayAt = (step: number): Replay => ({
    ...newsroom,
    origin,
    rhythm: { key: KEY_MILLISECONDS / speed },
    progress: (text) => say(`  [${step}/${SAMPLE_UPDATES.length}] ${text}`),
  });
  for (const [index, updateAt] of SAMPLE_UPDATES.entries()) {
    await replayUpdate(replayAt(index + 1), updateAt(moment));
  }
  await orderPins(replayAt(SAMPLE_UPDATES.length), idOf(STRONGEST_QUOTE));
}

/** A port where nobody listens: the one of the settings, or another where it is taken, mostly by our own `npm start`. */
async function freePort({ port, host }: Pick<Config, 'port' | 'host'>): Promise<number> {
  const probe = createServer().listen({ port, host });
  try {
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  } catch (error) {
    if (port === 0) throw error;
    return await freePort({ port: 0, host });
  } finally {
    probe.close();
  }
}

function checked(environment: Readonly<Record<string, string | undefined>>): Config {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  return config.value;
}

/** The settings of this installation, save those that would lead the demo to its data or its readers. */
async function demoConfig(directory: string): Promise<Config> {
  const ours = ['DATA_DIR', 'DATABASE_URL', 'BASE_URL'].flatMap((name) => [name, `${name}_FILE`]);
  const kept = Object.entries(process.env).filter(([name]) => !ours.includes(name));
  const environment = { ...Object.fromEntries(kept), DATA_DIR: directory };
  const port = await freePort(checked(environment));
  return checked({ ...environment, PORT: String(port), PORT_FILE: '' });
}

/** Resolves when someone wants the demo to end. */
function asked(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  return promise;
}

async function show(
  { origin, setUpLink }: App,
  options: { readonly speed: number; readonly exit: boolean },
): Promise<void> {
  if (setUpLink === null) throw new Error('the demo store is not empty');
  await play(origin, setUpLink, options.speed);
  if (options.exit) return;
  say('\n  The replay is over; the desk stays open. Ctrl+C ends the demo and removes its data.');
  await new Promise(() => {});
}

/**
 * Replays the summit in a store of its own, through the same API and sockets that people use. Stays up
 * afterwards so that one can look around, unless `exit` is set.
 */
export async function runDemo(options: {
  readonly speed: number;
  readonly exit: boolean;
}): Promise<void> {
  const ended = asked();
  const directory = await mkdtemp(join(tmpdir(), 'dateline-demo-'));
  try {
    const app = await startApp(await demoConfig(directory), createLogger('warn'));
    try {
      await Promise.race([show(app, options), ended]);
    } finally {
      await app.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
