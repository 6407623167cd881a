import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { ensureClientBuilt } from '../../server/bootstrap/client-build.mjs';
import { root } from '../../server/bootstrap/project.mjs';

const BUDGET = 30 * 1024;
const folder = join(root, 'dist/client');

beforeAll(ensureClientBuilt);

it('a reader’s page takes at most 30 KB of script and style', async () => {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
  // Vite's own format; only the entries' files are of interest.
  const entries = Object.values(
    JSON.parse(manifest) as Record<string, { file: string; isEntry?: boolean }>,
  ).filter(({ isEntry }) => isEntry === true);
  const weights = await Promise.all(
    entries.map(async ({ file }) => [file, gzipSync(await readFile(join(folder, file))).length]),
  );
  const total = weights.reduce((sum, [, weight]) => sum + Number(weight), 0);
  expect(entries).toHaveLength(2);
  expect(total, JSON.stringify(weights)).toBeLessThanOrEqual(BUDGET);
});
