import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../../server/bootstrap/chromium.mjs';

/** A browser with a profile on disk, as a person has it, that the test may kill. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  /** SIGKILL to all of its processes: nothing is closed, nothing is written any more. */
  kill(): Promise<void>;
}

const PORT_FILE = 'DevToolsActivePort';

async function addressIn(profile: string): Promise<string> {
  const file = join(profile, PORT_FILE);
  const end = performance.now() + 20_000;
  while (performance.now() < end) {
    const [port = '', path = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (path !== '') return `ws://127.0.0.1:${port}${path}`;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the browser did not start');
}

export async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  // Left by the one that was killed.
  rmSync(join(profile, PORT_FILE), { force: true });
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'];
  const quiet = [
    '--disable-background-networking',
    '--no-first-run',
    '--hide-crash-restore-bubble',
  ];
  const child = spawn(
    findChromium() ?? 'chromium',
    [...flags, ...quiet, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    // A process group of its own, so that all of it can be killed at once.
    { detached: true, stdio: 'ignore' },
  );
  const browser = await chromium.connectOverCDP(await addressIn(profile));
  const [context] = browser.contexts();
  if (context === undefined || child.pid === undefined)
    throw new Error('the browser has no window');
  const { pid } = child;
  return {
    context,
    async kill() {
      const exited = once(child, 'exit');
      process.kill(-pid, 'SIGKILL');
      await exited;
    },
  };
}
