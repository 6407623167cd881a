import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withProgress } from './progress.mjs';
import { Stop } from './project.mjs';
import { capture } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const packages = ['chromium', 'fonts-noto-core'];
const aptGet = '/usr/bin/apt-get';

/** @returns {string | undefined} the browser that end-to-end tests run in */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...macApplications,
  ].find(isExecutable);
}

/** Debian's own package where we may install it; else the command to run. */
export async function ensureChromium() {
  if (findChromium() === undefined && isRoot() && existsSync(aptGet)) {
    await withProgress('Installing Chromium from Debian’s packages', installFromDebian);
  }
  const found = findChromium();
  if (found === undefined) throw new Stop(`Chromium is missing. ${howToInstall()}`);
  if (!isExecutable(found)) throw new Stop(`CHROMIUM_PATH names no program: ${found}`);
}

async function installFromDebian() {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await capture(aptGet, args, { environment });
    if (code !== 0)
      throw new Stop(`${output}\napt-get ${args.join(' ')} failed. ${howToInstall()}`);
  }
}

function howToInstall() {
  const otherwise = 'Or set CHROMIUM_PATH to the program of a Chromium or Chrome.';
  if (process.platform === 'darwin') return `Run:\n  brew install --cask chromium\n${otherwise}`;
  const become = isRoot() ? '' : 'sudo ';
  const apt = `${become}apt-get update && ${become}apt-get install -y --no-install-recommends`;
  return `Run:\n  ${apt} ${packages.join(' ')}\n${otherwise}`;
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
