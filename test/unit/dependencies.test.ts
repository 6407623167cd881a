import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const versions = z.record(z.string(), z.string());
const project = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(read('package.json'));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        license: z.string().optional(),
        dev: z.boolean().default(false),
        hasInstallScript: z.boolean().default(false),
      }),
    ),
  })
  .parse(read('package-lock.json'));

const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ ...entry, name: path.replace(/^.*node_modules\//, '') }));

/** Below these a hole is known that Dateline would stand open by. */
const FLOORS: Readonly<Record<string, readonly [number, number, number]>> = {
  ws: [8, 21, 3],
  'engine.io': [6, 6, 9],
  'socket.io-parser': [4, 2, 7],
  'prosemirror-view': [1, 42, 3],
  linkifyjs: [4, 3, 2],
  multer: [2, 1, 0],
  qs: [6, 14, 2],
  'path-to-regexp': [8, 4, 0],
};

function compare(version: string, floor: readonly number[]): number {
  const numbers = version.split('.').map(Number);
  const differences = floor.map((number, place) => (numbers[place] ?? 0) - number);
  return differences.find((difference) => difference !== 0) ?? 0;
}

it.each(Object.entries(FLOORS))('every copy of %s is %j or newer', (name, floor) => {
  const copies = installed.filter((each) => each.name === name);
  expect(copies).not.toEqual([]);
  for (const { version = '' } of copies) expect(compare(version, floor)).toBeGreaterThanOrEqual(0);
});

it('every version is pinned', () => {
  const asked = { ...project.dependencies, ...project.devDependencies };
  expect(Object.values(asked).filter((version) => !/^\d/.test(version))).toEqual([]);
});

it('nothing of what production installs runs a script, or compiles', () => {
  expect(installed.filter(({ dev, hasInstallScript }) => hasInstallScript && !dev)).toEqual([]);
});

it('no licence asks more of a newsroom than to be named', () => {
  const unwelcome = installed.filter(({ license = '' }) => /(^|[^L])GPL|BUSL|SSPL/.test(license));
  expect(unwelcome).toEqual([]);
});
