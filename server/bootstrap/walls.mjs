// `npm run walls`: reads every import of ours and fails when one crosses a wall of wall-rules.mjs, or when files
// import each other in a circle. An import of types alone is an import.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circlesIn } from './circles.mjs';
import { readGraph } from './import-graph.mjs';
import { root, Stop } from './project.mjs';
import { runMain } from './run.mjs';
import { walls } from './wall-rules.mjs';

/**
 * @import { Graph } from './import-graph.mjs'
 * @import { Wall } from './wall-rules.mjs'
 */

await runMain(async () => {
  const graph = readGraph();
  const crossings = walls(developmentPackages()).flatMap((wall) => crossingsOf(wall, graph));
  const circles = circlesIn(filesImported(graph)).map((path) => `✗ circle: ${path.join(' → ')}`);
  for (const fault of [...crossings, ...circles]) console.error(fault);
  console.log(
    `${graph.size} files, ${crossings.length} imports across a wall, ${circles.length} circles.`,
  );
  if (graph.size === 0) throw new Stop('No file was read: the check checks nothing.');
  return crossings.length + circles.length === 0 ? 0 : 1;
});

/** @param {Graph} graph */
function filesImported(graph) {
  return new Map([...graph].map(([file, imports]) => [file, imports.map(({ to }) => to)]));
}

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

function developmentPackages() {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  // Our own file, which npm has read before us.
  const { devDependencies } = /** @type {{ devDependencies: object }} */ (JSON.parse(text));
  return Object.keys(devDependencies);
}
