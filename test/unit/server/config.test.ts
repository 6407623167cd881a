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

  it.each([
    ['192.168.1.20', 'http://192.168.1.20:3000'],
    ['desk.lan', 'http://desk.lan:3000'],
    ['fd00::20', 'http://[fd00::20]:3000'],
    ['0.0.0.0', undefined],
    ['::', undefined],
    ['localhost', undefined],
    ['127.0.0.1', undefined],
  ])('with HOST=%s alone, people reach it at %s', (host, origin) => {
    const config = readConfig({ DATA_DIR: directory, HOST: host });
    expect(config.ok && config.value.baseUrl?.origin).toBe(origin);
  });

  it('is reached at BASE_URL, wherever it listens', () => {
    const base = 'https://live.example.org';
    const config = readConfig({ DATA_DIR: directory, HOST: '192.168.1.20', BASE_URL: base });
    expect(config.ok && config.value.baseUrl?.origin).toBe(base);
  });

  it('reports all mistakes together', () => {
    const config = readConfig({
      DATA_DIR: join(import.meta.filename, 'inside-a-file'),
      PORT: 'many',
      BASE_URL: 'here',
      SECRET: 'x',
      TRUST_PROXY: 'banana',
      LOG_LEVEL: 'loud',
    });
    expect(config.ok).toBe(false);
    if (config.ok) return;
    expect(config.refusal.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'BASE_URL',
      'SECRET',
      'TRUST_PROXY',
      'LOG_LEVEL',
      'DATA_DIR',
    ]);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['BASE_URL', 'https://live.example.org/desk'],
    ['BASE_URL', 'https://live.example.org/?a'],
    ['BASE_URL', 'ftp://live.example.org'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.1, nginx'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
  ])('refuses %s=%s', (name, value) => {
    const config = readConfig({ DATA_DIR: directory, [name]: value });
    expect(config).toMatchObject({ refusal: [expect.stringContaining(`${name}: has to be`)] });
  });

  it.each(['1', 'false', 'loopback', '10.0.0.1, fd00::/8', '127.0.0.1/8,uniquelocal'])(
    'takes TRUST_PROXY=%s',
    (value) => {
      expect(readConfig({ DATA_DIR: directory, TRUST_PROXY: value }).ok).toBe(true);
    },
  );

  it('takes the address that people type, with its slash or without', () => {
    for (const address of ['https://live.example.org', 'https://live.example.org/']) {
      const config = readConfig({ DATA_DIR: directory, BASE_URL: address });
      expect(config).toMatchObject({ value: { baseUrl: new URL(address) } });
    }
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

  it('signs nothing with a secret that was cut short', () => {
    writeFileSync(join(directory, 'secret'), '');
    expect(readConfig({ DATA_DIR: directory })).toMatchObject({
      refusal: [expect.stringMatching(/^SECRET: .* cut short/)],
    });
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
