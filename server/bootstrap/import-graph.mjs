// Which file of ours imports which. Ours, because dependency-cruiser cannot read TypeScript 7 and says nothing when it
// reads nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root, Stop } from './project.mjs';

/**
 * @typedef {{ to: string, typeOnly: boolean }} Import
 * @typedef {ReadonlyMap<string, readonly Import[]>} Graph
 */

/**
 * Every file of ours with what it imports.
 * @returns {Graph}
 */
export function readGraph() {
  const files = ['shared', 'server', 'client', 'test'].flatMap(sourcesUnder);
  return new Map(
    files.map((file) => [file, readImports(file, readFileSync(join(root, file), 'utf8'))]),
  );
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
 * What a file imports, in any way.
 * @param {string} file its path
 * @param {string} source its text
 * @returns {Import[]}
 */
export function readImports(file, source) {
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
