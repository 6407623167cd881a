// `npm test`: everything, from a fresh clone. The last line counts the tests.
import { runChecks } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureClientBuilt } from './client-build.mjs';
import { ensureInstalled } from './install.mjs';
import { requireNode } from './project.mjs';
import { isGood, sum, summary } from './results.mjs';
import { runMain } from './run.mjs';
import { runPlaywright, runVitest } from './suites.mjs';

/** @import { Counts } from './results.mjs' */

await runMain(async () => {
  requireNode();
  await ensureInstalled();
  await ensureChromium();
  const counts = await runAll();
  console.log(`\n${summary(counts)}`);
  return isGood(counts) ? 0 : 1;
});

/** @returns {Promise<Counts>} */
async function runAll() {
  if (!(await runChecks())) return { passed: 0, failed: 1, skipped: 0 };
  // Before the integration tests: they ask a running server for the client's files.
  await ensureClientBuilt();
  const inside = await runVitest(['unit', 'contract', 'simulation', 'integration', 'postgres']);
  if (!isGood(inside)) return inside;
  return sum([inside, await runPlaywright()]);
}
