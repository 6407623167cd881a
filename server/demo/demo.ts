import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { invite, setUpAdmin } from './newsroom.ts';
import type { Member } from './newsroom.ts';
import type { Replay } from './replay.ts';
import { orderPins, replayUpdate } from './replay.ts';
import { LIVE_BLOG, summitScript } from './script.ts';

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

async function play(origin: string, setUpLink: string, speed: number): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  const { editor, reporters } = await staff(origin, setUpLink, password);
  const liveBlog = (await editor.call('POST', '/api/liveblogs', LIVE_BLOG)) as {
    id: string;
    slug: string;
  };
  await editor.call('PATCH', `/api/liveblogs/${liveBlog.id}`, { status: 'live' });
  say(`\n  Readers  ${origin}/live/${liveBlog.slug}`);
  say(`  Desk     ${origin}/desk/${liveBlog.id}`);
  say(`           sign in as editor@demo.example, password ${password}\n`);

  const ids = new Map<string, string>();
  const idFor = (name: string): string => {
    const id = ids.get(name) ?? randomUUIDv7();
    ids.set(name, id);
    return id;
  };
  const script = summitScript(idFor);
  for (const [index, scripted] of script.entries()) {
    const replay: Replay = {
      origin,
      liveBlogId: liveBlog.id,
      reporters,
      editor,
      rhythm: { key: KEY_MILLISECONDS / speed },
      progress: (text) => say(`  [${index + 1}/${script.length}] ${text}`),
    };
    await replayUpdate(replay, scripted);
    if (index === script.length - 1) await orderPins(replay, idFor('moscow'));
  }
}

/**
 * Replays the summit in a store of its own, through the same API and sockets that people use. Stays up
 * afterwards so that one can look around, unless `exit` is set.
 */
export async function runDemo(options: {
  readonly speed: string;
  readonly exit: boolean;
}): Promise<void> {
  const speed = Number(options.speed);
  if (!(speed > 0)) throw new Error('--speed is a number above 0, such as 4');
  const directory = await mkdtemp(join(tmpdir(), 'dateline-demo-'));
  const config = readConfig({ ...process.env, DATA_DIR: directory, DATABASE_URL: undefined });
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const app = await startApp(config.value, createLogger('warn'));
  const stop = async () => {
    await app.close();
    await rm(directory, { recursive: true, force: true });
    process.exit();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  if (app.setUpLink === null) throw new Error('the demo store is not empty');
  await play(app.origin, app.setUpLink, speed);
  if (options.exit) return stop();
  say('\n  The replay is over; the desk stays open. Ctrl+C ends the demo and removes its data.');
}
