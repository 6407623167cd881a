import { Worker } from 'node:worker_threads';
import { OLDER_COPY_LIMITS } from '../../../shared/limits.ts';
import type { OlderCopy, OlderState } from '../../store/store.ts';
import type { CopyVerdict, Joined, Judged } from './judge-copy.ts';

type JudgeTask = { readonly kind: 'judge' } & Judged;
type JoinTask = { readonly kind: 'join' } & OlderState & Pick<OlderCopy, 'copy' | 'edit'>;
export type CopyTask = JudgeTask | JoinTask;

/** Runs one task on a thread of its own, so that nobody else waits for it; null where it does not end. */
function run<Outcome>(task: CopyTask): Promise<Outcome | null> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: OLDER_COPY_LIMITS.memoryMegabytes },
  });
  return new Promise((resolve) => {
    const finish = (outcome: Outcome | null): void => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(null), OLDER_COPY_LIMITS.milliseconds);
    worker.once('message', finish);
    worker.once('error', () => finish(null));
    worker.postMessage(task, []);
  });
}

/** Reads what devices kept. */
export interface CopyReader {
  judge(task: Judged): Promise<CopyVerdict>;
  /** Rejects where it fails: the copy was judged before, and is tried again later. */
  join(task: Omit<JoinTask, 'kind'>): Promise<Joined>;
}

/** Each task on a thread of its own, within the limits of time and memory. */
export const copyReader: CopyReader = {
  async judge(task) {
    const verdict = await run<CopyVerdict>({ ...task, kind: 'judge' });
    // Too much for the time or the memory that one may take.
    return verdict ?? { kind: 'refused', code: 'document_too_large' };
  },
  async join(task) {
    const joined = await run<Joined>({ ...task, kind: 'join' });
    if (joined === null) throw new Error('a copy could not be joined');
    return joined;
  },
};
