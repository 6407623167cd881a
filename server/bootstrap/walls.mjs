// `npm run walls`: reads every import of ours and fails when one crosses a wall of wall-rules.mjs.
// Ours, because dependency-cruiser cannot read TypeScript 7 and says nothing when it reads nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root, Stop } from './project.mjs';
import { runMain } from './run.mjs';
import { walls } from './wall-rules.mjs';

/**
 * @import { Wall } from './wall-rules.mjs'
 * @typedef {{ to: string, typeOnly: boolean }} Import
 * @typedef {ReadonlyMap<string, readonly Import[]>} Graph
 */

await runMain(async () => {
  const graph = readGraph();
  const crossings = walls(developmentPackages()).flatMap((wall) => crossingsOf(wall, graph));
  for (const crossing of crossings) console.error(crossing);
  console.log(`${graph.size} files, ${crossings.length} imports across a wall.`);
  if (graph.size === 0) throw new Stop('No file was read: the check checks nothing.');
  return crossings.length === 0 ? 0 : 1;
});

/**
 * @param {Wall} wall
 * @param {Graph} graph
 * @returns {string[]}
 */
function crossingsOf(wall, graph) {
  return [...graph.keys()]
    .filter((file) => wall.from.test(file) && !wall.except?.test(file))
    .flatMap((file) => {
      const paths = wall.reach ? reachedFrom(file, graph) : importsOf(file, graph, wall);
      return paths
        .filter((path) => isForbidden(path.at(-1) ?? '', wall))
        .map((path) => `✗ ${wall.name}: ${path.join(' → ')}\n  (${wall.why})`);
    });
}

/**
 * @param {string} to
 * @param {Wall} wall
 */
function isForbidden(to, wall) {
  return wall.to.test(to) && !wall.unless?.test(to);
}

/**
 * @param {string} file
 * @param {Graph} graph
 * @param {Wall} wall
 * @returns {string[][]}
 */
function importsOf(file, graph, wall) {
  return (graph.get(file) ?? [])
    .filter(({ typeOnly }) => !(typeOnly && wall.atRunTime))
    .map(({ to }) => [file, to]);
}

/**
 * Everything that is loaded when this file is, each with the shortest way to it.
 * @param {string} start
 * @param {Graph} graph
 * @returns {string[][]}
 */
function reachedFrom(start, graph) {
  const seen = new Set([start]);
  const paths = [[start]];
  for (const path of paths) {
    for (const { to, typeOnly } of graph.get(path.at(-1) ?? '') ?? []) {
      if (typeOnly || seen.has(to)) continue;
      seen.add(to);
      paths.push([...path, to]);
    }
  }
  return paths;
}

/** @returns {Graph} */
function readGraph() {
  const files = ['shared', 'server', 'client', 'test'].flatMap(sourcesUnder);
  return new Map(files.map((file) => [file, readImports(file)]));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/**
 * @param {string} file
 * @returns {Import[]}
 */
function readImports(file) {
  const source = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Stop(`Cannot read ${file}: ${errors[0]?.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    to: nameOf(moduleRequest.value, file),
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ to: nameOf(moduleRequest.value, file), typeOnly: isType }] : [],
    );
  const dynamic = [...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, to]) => ({
    to: nameOf(to ?? '', file),
    typeOnly: false,
  }));
  return [...imports, ...exports, ...dynamic];
}

/**
 * Our imports are relative and carry their extension, so that a name is found without searching.
 * @param {string} specifier
 * @param {string} file
 */
function nameOf(specifier, file) {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`;
}

function developmentPackages() {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  // Our own file, which npm has read before us.
  const { devDependencies } = /** @type {{ devDependencies: object }} */ (JSON.parse(text));
  return Object.keys(devDependencies);
}
