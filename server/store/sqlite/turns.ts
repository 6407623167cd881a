/** One writer at a time, in the order of asking. */
export interface Turns {
  /** Resolves with the function that ends the turn. */
  take(): Promise<() => void>;
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();

  async function take(): Promise<() => void> {
    const before = last;
    const turn = Promise.withResolvers<void>();
    last = turn.promise;
    await before;
    return turn.resolve;
  }

  return {
    take,
    async run(work) {
      const end = await take();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
