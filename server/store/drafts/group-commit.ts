/**
 * Writes the entries that it takes in one durable commit, and answers for each in turn: its number, or
 * null where its update does not exist. It takes as late as it can, so that more share the commit.
 */
export type Commit<Entry> = (take: () => readonly Entry[]) => Promise<readonly (number | null)[]>;

interface Waiting<Entry> {
  readonly entry: Entry;
  readonly resolve: (seq: number) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Group commit ([W1]): one commit runs at a time, and what comes meanwhile shares the next. When a commit
 * fails, all of its entries reject and the next commit tries afresh.
 */
export function createGroupCommit<Entry>(commit: Commit<Entry>): (entry: Entry) => Promise<number> {
  let waiting: Waiting<Entry>[] = [];
  let running = false;

  async function commitOnce(): Promise<void> {
    let group: readonly Waiting<Entry>[] = [];
    const take = () => {
      group = waiting;
      waiting = [];
      return group.map(({ entry }) => entry);
    };
    try {
      const seqs = await commit(take);
      for (const [index, { resolve, reject }] of group.entries()) {
        const seq = seqs[index] ?? null;
        if (seq === null) reject(new Error('There is no such update.'));
        else resolve(seq);
      }
    } catch (error) {
      if (group.length === 0) take();
      for (const { reject } of group) reject(error);
    }
  }

  async function run(): Promise<void> {
    running = true;
    // What is appended in the same turn shares the first commit, and so learns as soon that it failed.
    await Promise.resolve();
    while (waiting.length > 0) await commitOnce();
    running = false;
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      if (!running) void run();
    });
}
