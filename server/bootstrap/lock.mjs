import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './project.mjs';

const lockFile = join(root, 'dist/.preparing');

/**
 * Lets one process at a time install or build: two `npm ci` in one folder destroy each other's work.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alone(work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!acquire()) {
    if (holderIsGone()) rmSync(lockFile, { force: true });
    else await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function acquire() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function holderIsGone() {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'));
    // Empty for the moment between creating and writing the file: somebody is there.
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
