import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Result } from '../shared/result.ts';
import { ok, refuse } from '../shared/result.ts';

type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin at which people reach the server; null: whatever loopback address they use. */
  readonly baseUrl: URL | null;
  readonly dataDirectory: string;
  readonly database: DatabaseConfig;
  readonly secret: string;
  /** Express "trust proxy": how many proxies stand before the server, or their addresses. */
  readonly trustProxy: number | string | false;
  readonly metricsToken: string | null;
  readonly logLevel: string;
  /** Variables that are set and that this version does not use. */
  readonly unused: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = [
  'PORT',
  'HOST',
  'BASE_URL',
  'DATA_DIR',
  'DATABASE_URL',
  'SECRET',
  'TRUST_PROXY',
  'METRICS_TOKEN',
  'LOG_LEVEL',
] as const;
const UNUSED = /^(REDIS_URL|SMTP_URL|S3_[A-Z_]+)(_FILE)?$/;

const environmentSchema = z.object({
  PORT: z.coerce.number('a port number').int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).optional(),
  SECRET: z.string().min(32, 'at least 32 characters').optional(),
  TRUST_PROXY: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

function trustProxyOf(text: string | undefined): number | string | false {
  if (text === undefined || text === 'false') return false;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Reads `NAME`, or the file that `NAME_FILE` names, of every variable. */
function gather(environment: Environment, problems: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of NAMES) {
    const file = environment[`${name}_FILE`];
    const direct = environment[name];
    if (direct !== undefined && direct !== '') values[name] = direct;
    if (file === undefined || file === '') continue;
    if (values[name] !== undefined) problems.push(`${name}: set either ${name} or ${name}_FILE`);
    else if (existsSync(file)) values[name] = readFileSync(file, 'utf8').trim();
    else problems.push(`${name}_FILE: there is no file ${file}`);
  }
  return values;
}

/** The installation's secret: made on first run and readable by its owner alone. */
function storedSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDirectory, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}

/**
 * The configuration, or every mistake in it at once, a sentence each. Makes the data directory and the
 * secret where they are missing.
 */
export function readConfig(environment: Environment): Result<Config, readonly string[]> {
  const problems: string[] = [];
  const parsed = environmentSchema.safeParse(gather(environment, problems));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      problems.push(`${issue.path.join('.')}: ${issue.message}`);
    }
  }
  if (!parsed.success || problems.length > 0) return refuse(problems);
  const values = parsed.data;
  const dataDirectory = resolve(values.DATA_DIR);
  try {
    mkdirSync(dataDirectory, { recursive: true });
    return ok({
      port: values.PORT,
      host: values.HOST,
      baseUrl: values.BASE_URL === undefined ? null : new URL(values.BASE_URL),
      dataDirectory,
      database:
        values.DATABASE_URL === undefined
          ? { kind: 'sqlite', file: join(dataDirectory, 'dateline.db') }
          : { kind: 'postgres', url: values.DATABASE_URL },
      secret: values.SECRET ?? storedSecret(dataDirectory),
      trustProxy: trustProxyOf(values.TRUST_PROXY),
      metricsToken: values.METRICS_TOKEN ?? null,
      logLevel: values.LOG_LEVEL,
      unused: Object.keys(environment).filter((name) => UNUSED.test(name)),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse([`DATA_DIR: ${dataDirectory} cannot be written (${reason})`]);
  }
}
