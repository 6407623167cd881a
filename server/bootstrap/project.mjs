// Where things are. Everything in this room runs on Node 20 with built-ins only, because it
// runs before the dependencies are installed; it never touches data and never serves a request.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const tools = join(root, 'node_modules/.bin');
const pinnedNode = join(root, 'node_modules/node/bin/node');
const oldestWithoutTools = 20;
const oldestForTypeScript = 24;

/** An expected end: its message is for the person at the terminal, its stack is not. */
export class Stop extends Error {}

function nodeMajor() {
  return Number(process.versions.node.split('.')[0]);
}

export function requireNode() {
  if (nodeMajor() >= oldestWithoutTools) return;
  throw new Stop(
    `Dateline needs Node ${oldestWithoutTools} or newer; this is ${process.version}. See https://nodejs.org`,
  );
}

export function hasPinnedNode() {
  return existsSync(pinnedNode);
}

/** The Node that runs TypeScript: the pinned one, or in an image the one that we run on. */
export function nodeForTypeScript() {
  if (hasPinnedNode()) return pinnedNode;
  if (nodeMajor() >= oldestForTypeScript) return process.execPath;
  throw new Stop(`The pinned Node is missing (${pinnedNode}). Run: npm ci --include=dev`);
}

/** Tools start with `#!/usr/bin/env node`: the pinned Node has to come first on their path. */
export function environmentForTools() {
  return { ...process.env, PATH: [tools, process.env.PATH].join(delimiter) };
}

/** npm replaces node_modules, so neither it nor its scripts may run on a Node that lives there. */
export function environmentForNpm() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')));
  return { ...process.env, PATH: path.join(delimiter) };
}
