/** Rests so many times as long as the last reading took: a large draft leaves the time to the keys. */
const REST = 10;

/** Work that is done soon after it is wanted. */
export interface Rested {
  readonly want: () => void;
  readonly stop: () => void;
}

/**
 * Does the work once for all that want it within `delayMs` milliseconds, and rests after work that takes long. What
 * the page draws of it counts as well.
 */
export function rested(delayMs: number, work: () => void): Rested {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;
  const run = (): void => {
    timer = undefined;
    const start = performance.now();
    work();
    // Drawn by then.
    setTimeout(() => {
      took = performance.now() - start;
    });
  };
  return {
    want() {
      timer ??= setTimeout(run, Math.max(delayMs, took * REST));
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
