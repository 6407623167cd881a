import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { requireConfig, withStore } from './command.ts';

interface Finding {
  readonly well: boolean;
  readonly text: string;
}

const MEGABYTE = 1024 * 1024;
const SPACE_WANTED = 500 * MEGABYTE;

function findSpace(directory: string): Finding {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  return {
    well: free > SPACE_WANTED,
    text: `${Math.round(free / MEGABYTE)} MB free in ${directory}`,
  };
}

function findSecret(directory: string): Finding {
  const file = join(directory, 'secret');
  if (!existsSync(file)) return { well: true, text: 'the secret comes from the environment' };
  const mode = (statSync(file).mode & 0o777).toString(8);
  return { well: mode === '600', text: `${file} has mode ${mode} (600 expected)` };
}

function findWritable(directory: string): Finding {
  try {
    accessSync(directory, constants.W_OK);
    return { well: true, text: `${directory} can be written` };
  } catch {
    return { well: false, text: `${directory} cannot be written` };
  }
}

async function findStore(): Promise<Finding> {
  try {
    const older = await withStore(async (store) => {
      await store.probe();
      return store.olderDrafts.unconverted();
    }, 'full');
    if (older.length === 0) {
      return { well: true, text: 'the database opens, is sound and takes a durable write' };
    }
    const text = `${older.length} drafts have the form of an older version: npm run dateline -- migrate`;
    return { well: false, text };
  } catch (error) {
    return { well: false, text: `the database: ${error instanceof Error ? error.message : ''}` };
  }
}

/** Prints one line a finding; exit code 1 where something is not well. */
export async function doctor(): Promise<void> {
  const { dataDirectory } = requireConfig();
  const major = Number(process.versions.node.split('.')[0]);
  const findings: readonly Finding[] = [
    { well: major >= 24, text: `Node ${process.versions.node} (24 or newer expected)` },
    findWritable(dataDirectory),
    findSpace(dataDirectory),
    findSecret(dataDirectory),
    await findStore(),
  ];
  for (const { well, text } of findings) {
    process.stdout.write(`${well ? 'well  ' : 'WRONG '} ${text}\n`);
  }
  if (findings.some((finding) => !finding.well)) process.exitCode = 1;
}
