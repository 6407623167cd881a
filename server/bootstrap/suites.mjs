import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { heading } from './checks.mjs';
import { environmentForTools, root } from './project.mjs';
import { countPlaywright, countVitest, noTests } from './results.mjs';
import { handOver } from './run.mjs';

/** @import { Counts } from './results.mjs' */

const vitestReport = 'test-results/vitest.json';
const playwrightReport = 'test-results/playwright.json';

/**
 * @param {readonly string[]} projects names in vitest.config.ts
 * @param {readonly string[]} [files] beginnings of paths; all files where there are none
 * @returns {Promise<Counts>}
 */
export function runVitest(projects, files = []) {
  const args = [
    'run',
    ...files,
    ...projects.map((project) => `--project=${project}`),
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ];
  return runSuite({
    name: projects.join(', '),
    command: 'vitest',
    args,
    report: vitestReport,
    count: countVitest,
  });
}

/**
 * @param {readonly string[]} [files] all files where there are none
 * @returns {Promise<Counts>}
 */
export function runPlaywright(files = []) {
  const args = ['test', '--forbid-only', ...files];
  return runSuite({
    name: 'end-to-end',
    command: 'playwright',
    args,
    report: playwrightReport,
    count: countPlaywright,
  });
}

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} report where the runner writes its JSON
 * @property {(json: string) => Counts} count
 */

/**
 * @param {Suite} suite
 * @returns {Promise<Counts>}
 */
async function runSuite({ name, command, args, report, count }) {
  const started = Date.now();
  console.log(`· ${name}`);
  const file = join(root, report);
  // What an earlier run left behind must not be counted.
  rmSync(file, { force: true });
  const code = await handOver(command, args, { environment: environmentForTools() });
  const counts = existsSync(file) ? count(readFileSync(file, 'utf8')) : noTests;
  // A runner that fails without naming a test must not look like success.
  const honest = code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
  console.log(heading(name, honest.failed === 0, Date.now() - started));
  return honest;
}
