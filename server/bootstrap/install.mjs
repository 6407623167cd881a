import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { withProgress } from './progress.mjs';
import { environmentForNpm, hasPinnedNode, root, Stop } from './project.mjs';
import { capture } from './run.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package
 * @typedef {{ packages: Record<string, Package> }} Lockfile
 */

/** Brings node_modules to what package-lock.json asks for; costs milliseconds when it is there. */
export async function ensureInstalled() {
  if (installationIsCurrent()) return;
  await alone(async () => {
    if (installationIsCurrent()) return;
    await withProgress('Installing dependencies (once for each package-lock.json)', install);
  });
}

async function install() {
  // NODE_ENV=production would leave out the tools that build the client.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'];
  const { code, output } = await capture('npm', args, { environment: environmentForNpm() });
  if (code !== 0) throw new Stop(`${output}\nnpm ${args.join(' ')} failed.`);
  if (hasPinnedNode()) return;
  throw new Stop(
    'npm installed everything but the pinned Node, whose install script it was told not to run.\n' +
      'Run: npm config set ignore-scripts false',
  );
}

function installationIsCurrent() {
  const wanted = readLockfile('package-lock.json');
  if (wanted === undefined) throw new Stop('package-lock.json is missing or cannot be read.');
  const installed = readLockfile('node_modules/.package-lock.json');
  return installed !== undefined && satisfies(installed, wanted) && hasPinnedNode();
}

/**
 * npm keeps its own record of what it installed: comparing that to the lockfile needs no stamp of
 * ours and also recognises an `npm ci` run by hand.
 * @param {Lockfile} installed
 * @param {Lockfile} wanted
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional }]) => {
    // The empty path is this project; optional packages are for some platforms only.
    if (path === '' || optional === true) return true;
    const found = installed.packages[path];
    return found !== undefined && found.version === version && found.integrity === integrity;
  });
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined} nothing when npm was interrupted before it wrote its record
 */
function readLockfile(path) {
  try {
    // npm's own format: a file that is damaged past parsing counts as absent.
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(join(root, path), 'utf8')));
  } catch {
    return undefined;
  }
}
