import { convertDrafts } from '../sync/older/convert-drafts.ts';
import { requireConfig, withStore } from './command.ts';
import { lockOrFail } from './storage.ts';

export async function migrate(): Promise<void> {
  const { database } = requireConfig();
  // A server that runs would go on with what it has in memory of drafts that are converted beneath it.
  const release = database.kind === 'sqlite' ? lockOrFail(database.file) : () => {};
  let outcome: Awaited<ReturnType<typeof convertDrafts>> = { converted: 0, damaged: [] };
  await withStore(
    () => Promise.resolve(),
    'quick',
    async ({ olderDrafts }) => {
      outcome = await convertDrafts(olderDrafts, () => new Date());
    },
  ).finally(release);
  const { converted, damaged } = outcome;
  const drafts = converted === 1 ? '1 draft was' : `${converted} drafts were`;
  process.stdout.write(`The database has the newest schema; ${drafts} converted.\n`);
  for (const { reason } of damaged) process.stderr.write(`${reason}\n`);
  if (damaged.length > 0) process.exitCode = 1;
}
