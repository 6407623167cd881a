import { Worker } from 'node:worker_threads';

/**
 * Copies a SQLite database as it stands at one moment, while others write to it. `path` must not exist; it
 * appears only once the copy is whole, checked and on disk.
 */
export function backupTo(file: string, path: string): Promise<void> {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), {
    workerData: { file, path },
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The backup ended with code ${code}.`));
    });
  });
}
