import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dateline-config-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({ DATA_DIR: directory })).toMatchObject({
      ok: true,
      value: { port: 3000, host: '127.0.0.1', baseUrl: null, database: { kind: 'sqlite' } },
    });
  });

  it('reports all mistakes together', () => {
    const config = readConfig({ DATA_DIR: directory, PORT: 'many', BASE_URL: 'here', SECRET: 'x' });
    expect(config.ok).toBe(false);
    if (config.ok) return;
    expect(config.refusal.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'BASE_URL',
      'SECRET',
    ]);
  });

  it('makes a secret once, which only its owner can read', () => {
    const first = readConfig({ DATA_DIR: directory });
    const second = readConfig({ DATA_DIR: directory });
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.secret).toBe(first.value.secret);
    expect(first.value.secret.length).toBeGreaterThanOrEqual(43);
    expect(statSync(join(directory, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(directory, 'secret'), 'utf8').trim()).toBe(first.value.secret);
  });

  it('reads a variable from the file that NAME_FILE names, and not from both', () => {
    const file = join(directory, 'token');
    writeFileSync(file, 'sixteen-letters-x\n');
    expect(readConfig({ DATA_DIR: directory, METRICS_TOKEN_FILE: file })).toMatchObject({
      value: { metricsToken: 'sixteen-letters-x' },
    });
    const both = { METRICS_TOKEN_FILE: file, METRICS_TOKEN: 'sixteen-letters-y' };
    expect(readConfig({ DATA_DIR: directory, ...both }).ok).toBe(false);
    expect(readConfig({ DATA_DIR: directory, SECRET_FILE: join(directory, 'none') }).ok).toBe(
      false,
    );
  });

  it('names variables that it does not use', () => {
    expect(
      readConfig({ DATA_DIR: directory, REDIS_URL: 'redis://x', S3_BUCKET: 'b' }),
    ).toMatchObject({ value: { unused: ['REDIS_URL', 'S3_BUCKET'] } });
  });
});
