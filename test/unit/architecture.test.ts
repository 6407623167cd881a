import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** Paths in backticks; one with a `<name>` or a `*` in it stands for several. */
const pathsIn = (text: string): readonly string[] =>
  Array.from(
    text.matchAll(/`((?:client|server|shared|test|docs)\/[^`<*]+)`/g),
    ([, path = '']) => path,
  );

it.each([
  ['docs/architecture.md', page],
  ['CONTRIBUTING.md', contributing],
])('%s names only what exists', (_name, text) => {
  const paths = pathsIn(text);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('the walks of docs/architecture.md are files, in order, with a reason each', () => {
  const walks = page.split(/^## /m).slice(1);
  expect(walks.length).toBe(3);
  for (const walk of walks) {
    const steps = Array.from(walk.matchAll(/^(\d+)\. `[^`]+`.*: .+\.$/gm), ([, number]) =>
      Number(number),
    );
    expect(steps).toEqual(Array.from({ length: steps.length }, (_step, index) => index + 1));
    expect(steps.length).toBe(walk.match(/^\d+\. /gm)?.length);
  }
});
