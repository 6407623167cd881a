import { parentPort } from 'node:worker_threads';
import { joinCopy, judgeCopy } from './judge-copy.ts';
import type { CopyTask } from './copy-thread.ts';

// The thread that reads what devices kept: bytes that no gate has seen, of any size.

parentPort?.once('message', (task: CopyTask) => {
  parentPort?.postMessage(task.kind === 'judge' ? judgeCopy(task) : joinCopy(task), []);
});
