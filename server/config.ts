import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Result } from '../shared/result.ts';
import { ok, refuse } from '../shared/result.ts';

type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** What the environment says, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin at which people reach the server; null: whatever loopback name they use. */
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

const SECRET_LENGTH = 32;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PORT = 'a port number, 0 to 65535';
const ADDRESS = 'an http or https address without a path, such as https://live.example.org';
const PROXIES = 'the number of proxies before the server, or their addresses or networks';

const baseUrl = z
  .url({ protocol: /^https?$/, error: ADDRESS })
  .transform((text) => new URL(text))
  .refine(({ href, origin }) => href === `${origin}/`, ADDRESS);

const environmentSchema = z.object({
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65535, PORT).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: baseUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).optional(),
  SECRET: z.string().min(SECRET_LENGTH, `at least ${SECRET_LENGTH} characters`).optional(),
  TRUST_PROXY: z.string().refine(namesProxies, PROXIES).optional(),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** A count, or what Express takes as a list: addresses, networks, and its names for some of them. */
function namesProxies(text: string): boolean {
  if (text === 'false' || /^\d+$/.test(text)) return true;
  return text.split(',').every((each) => {
    const [address = '', bits = '0', more] = each.trim().split('/');
    if (/^(loopback|linklocal|uniquelocal)$/.test(address)) return true;
    return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && more === undefined;
  });
}

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
function storedSecret(dataDirectory: string): Result<string, string> {
  const file = join(dataDirectory, 'secret');
  try {
    if (!existsSync(file)) {
      const made = randomBytes(32).toString('base64url');
      writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    }
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= SECRET_LENGTH) return ok(secret);
    return refuse(`SECRET: ${file} is cut short. Remove it: everybody signs in once more`);
  } catch (error) {
    return refuse(`SECRET: ${file} cannot be used (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Makes the directory; answers what is wrong with it, or null. */
function directoryProblem(directory: string): string | null {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return null;
  } catch (error) {
    return `DATA_DIR: ${directory} cannot be written (${reasonOf(error)})`;
  }
}

function databaseOf(url: string | undefined, dataDirectory: string): DatabaseConfig {
  return url === undefined
    ? { kind: 'sqlite', file: join(dataDirectory, 'dateline.db') }
    : { kind: 'postgres', url };
}

/** Where a server answers that listens at one address of its own: only there, and not at localhost. */
function addressOf(host: string, port: number): URL | null {
  if (port === 0 || /^(localhost|127\.[\d.]+|0\.0\.0\.0|::1?)$/.test(host)) return null;
  const text = `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/**
 * The configuration, or every mistake in it at once, a sentence each. Makes the data directory and the
 * secret where they are missing.
 */
export function readConfig(environment: Environment): Result<Config, readonly string[]> {
  const problems: string[] = [];
  const given = gather(environment, problems);
  const parsed = environmentSchema.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${issue.path.join('.')}: has to be ${issue.message}`);
  }
  const dataDirectory = resolve(given.DATA_DIR ?? './data');
  const unwritable = directoryProblem(dataDirectory);
  if (unwritable !== null) problems.push(unwritable);
  if (!parsed.success || problems.length > 0) return refuse(problems);
  const values = parsed.data;
  const secret = values.SECRET === undefined ? storedSecret(dataDirectory) : ok(values.SECRET);
  if (!secret.ok) return refuse([secret.refusal]);
  return ok({
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ?? addressOf(values.HOST, values.PORT),
    dataDirectory,
    database: databaseOf(values.DATABASE_URL, dataDirectory),
    secret: secret.value,
    trustProxy: trustProxyOf(values.TRUST_PROXY),
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    unused: Object.keys(environment).filter((name) => UNUSED.test(name)),
  });
}
