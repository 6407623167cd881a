import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { withProgress } from './progress.mjs';
import { environmentForTools, root, Stop } from './project.mjs';
import { capture } from './run.mjs';

/** All that the built client depends on. */
const sources = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const stampFile = 'dist/client/.sources';

/** An image carries the built client and not its sources: there is nothing to install or build. */
export function isPrebuilt() {
  if (process.env.DATELINE_PREBUILT) return true;
  return existsSync(join(root, stampFile)) && !existsSync(join(root, 'client'));
}

/** @returns {Promise<string>} what the build said; empty when the client was current */
export async function ensureClientBuilt() {
  if (isCurrent(root)) return '';
  return alone(async () =>
    isCurrent(root) ? '' : withProgress('Building the client (once for each change)', build),
  );
}

async function build() {
  // Taken before the build: what changes during it is built next time.
  const hash = hashSources(root);
  // A test runner's NODE_ENV would reach the client and bring development code along.
  const environment = { ...environmentForTools(), NODE_ENV: 'production' };
  const { code, output } = await capture('vite', ['build'], { environment });
  if (code !== 0) throw new Stop(`${output}\nvite build failed.`);
  writeFileSync(join(root, stampFile), hash);
  return output;
}

/** @param {string} folder the project's root */
export function isCurrent(folder) {
  const stamp = join(folder, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(folder);
}

/** @param {string} folder the project's root */
export function hashSources(folder) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(folder, source))) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]} in an order that does not depend on the file system
 */
function filesUnder(folder, path) {
  const status = statSync(join(folder, path), { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (!status.isDirectory()) return [path];
  return readdirSync(join(folder, path))
    .toSorted()
    .flatMap((name) => filesUnder(folder, `${path}/${name}`));
}
