import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 30_000;

/** Resolves once `condition` holds; rejects with `what` after half a minute. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await pause(3);
  }
}
