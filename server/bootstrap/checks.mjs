import { seconds } from './progress.mjs';
import { capture } from './run.mjs';

/** @typedef {{ name: string, command: string, args: readonly string[] }} Check */

/** @type {readonly Check[]} */
const checks = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'import walls', command: 'node', args: ['server/bootstrap/walls.mjs'] },
  { name: 'dead code', command: 'knip', args: [] },
];

/** The checks that run nothing of ours. @returns {Promise<boolean>} whether all passed */
export async function runChecks() {
  // Two at a time: the slow ones leave a core idle, and more would only compete.
  const queue = [...checks];
  const outcomes = await Promise.all([worker(queue), worker(queue)]);
  return outcomes.every(Boolean);
}

/**
 * @param {Check[]} queue shared between workers; emptied by the first failure
 * @returns {Promise<boolean>}
 */
async function worker(queue) {
  const check = queue.shift();
  if (check === undefined) return true;
  const started = Date.now();
  const { code, output } = await capture(check.command, check.args);
  console.log(heading(check.name, code === 0, Date.now() - started));
  if (code === 0) return worker(queue);
  console.log(`\n$ ${[check.command, ...check.args].join(' ')}\n${output}`);
  queue.length = 0;
  return false;
}

/**
 * @param {string} name
 * @param {boolean} passed
 * @param {number} milliseconds
 */
export function heading(name, passed, milliseconds) {
  return `${passed ? '✓' : '✗'} ${name} (${seconds(milliseconds)})`;
}
