/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ success: boolean, numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 */

/** @type {Counts} */
export const noTests = { passed: 0, failed: 0, skipped: 0 };

// Both reports were written a moment ago by runners that the lockfile pins.

/**
 * @param {string} json what vitest's JSON reporter wrote
 * @returns {Counts}
 */
export function countVitest(json) {
  const report = /** @type {VitestReport} */ (JSON.parse(json));
  return {
    passed: report.numPassedTests,
    // A file that fails to load has no failed test, and is a failure.
    failed: Math.max(report.numFailedTests, report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} json what Playwright's JSON reporter wrote
 * @returns {Counts}
 */
export function countPlaywright(json) {
  const { stats, errors } = /** @type {PlaywrightReport} */ (JSON.parse(json));
  return {
    passed: stats.expected,
    // Passing at the second try is failing: a reader has one try.
    failed: Math.max(stats.unexpected + stats.flaky, errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
  };
}

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    noTests,
  );
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {Counts} counts */
export function isGood({ passed, failed }) {
  return passed > 0 && failed === 0;
}

/**
 * Runs each suite, whatever came of the one before.
 * @param {Readonly<Record<string, () => Promise<Counts>>>} suites by the name of their runner
 * @returns {Promise<{ lines: readonly string[], isGood: boolean }>} a line for each; good where all are
 */
export async function runToTheEnd(suites) {
  const lines = [];
  let allGood = true;
  for (const [name, run] of Object.entries(suites)) {
    // oxlint-disable-next-line no-await-in-loop -- each needs the whole machine
    const counts = await run().catch((error) => String(error));
    lines.push(`${name}: ${typeof counts === 'string' ? counts : summary(counts)}`);
    allGood &&= typeof counts !== 'string' && isGood(counts);
  }
  return { lines, isGood: allGood };
}
