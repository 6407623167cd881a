// `npm run check`: what needs no browser and takes under a minute, for the loop of a change.
import { runChecks } from './checks.mjs';
import { ensureInstalled } from './install.mjs';
import { requireNode } from './project.mjs';
import { isGood, summary } from './results.mjs';
import { runMain } from './run.mjs';
import { runVitest } from './suites.mjs';

await runMain(async () => {
  requireNode();
  await ensureInstalled();
  if (!(await runChecks())) return 1;
  const counts = await runVitest(['unit', 'contract']);
  console.log(`\n${summary(counts)}`);
  return isGood(counts) ? 0 : 1;
});
