// `npm run test:nightly`: the suites that have budgets for a night. The last lines tell of both runners.
import { ensureChromium } from './chromium.mjs';
import { ensureClientBuilt } from './client-build.mjs';
import { ensureInstalled } from './install.mjs';
import { requireNode } from './project.mjs';
import { runToTheEnd } from './results.mjs';
import { runMain } from './run.mjs';
import { runPlaywright, runVitest } from './suites.mjs';

await runMain(async () => {
  requireNode();
  await ensureInstalled();
  await ensureChromium();
  await ensureClientBuilt();
  process.env.DATELINE_BUDGET = 'nightly';
  const { lines, isGood } = await runToTheEnd({
    vitest: () =>
      runVitest(
        ['simulation', 'integration', 'postgres'],
        ['test/simulation', 'test/integration/crash-', 'test/integration/fuzz-'],
      ),
    playwright: () => runPlaywright(['test/e2e/offline.test.ts', 'test/e2e/together.test.ts']),
  });
  console.log(`\n${lines.join('\n')}`);
  return isGood ? 0 : 1;
});
