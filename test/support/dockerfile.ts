import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** As much of the Dockerfile's language as ours uses. */
export function parseDockerfile(text: string): Stage[] {
  const stages: { name: string; instructions: Instruction[] }[] = [];
  const lines = text.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`Not an instruction: ${line}`);
    if (name === 'FROM') stages.push({ name: rest.split(' AS ')[1] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, text: rest });
  }
  return stages;
}

export function findStage(stages: readonly Stage[], name: string): Stage {
  const found = stages.find((stage) => stage.name === name);
  if (found === undefined) throw new Error(`The Dockerfile has no stage ${name}`);
  return found;
}

export function environmentOf(stage: Stage): Record<string, string> {
  const settings = stage.instructions.filter(({ name }) => name === 'ENV');
  return Object.fromEntries(
    settings.map(({ text }) => {
      const [name = '', value = ''] = text.split('=');
      return [name, value];
    }),
  );
}

/** The words of an instruction in exec form: `CMD ["node", "x.ts"]`, `HEALTHCHECK … CMD […]`. */
export function wordsOf(stage: Stage, name: 'CMD' | 'HEALTHCHECK'): string[] {
  const text = stage.instructions.findLast((instruction) => instruction.name === name)?.text ?? '';
  const words: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (Array.isArray(words)) return words.map(String);
  throw new Error(`${name} is not in exec form: ${text}`);
}

/** The files that the build would be sent: those of git that .dockerignore lets through. */
export async function buildContext(root: string): Promise<string[]> {
  const rules = await readFile(join(root, '.dockerignore'), 'utf8');
  const allowed = rules
    .split('\n')
    .flatMap((rule) => (rule.startsWith('!') ? [rule.slice(1)] : []));
  const listing = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 2 ** 24,
  });
  return (
    listing.stdout
      .split('\n')
      .filter((file) => allowed.some((path) => file === path || file.startsWith(`${path}/`)))
      // Git still lists a file whose deletion is not committed.
      .filter((file) => existsSync(join(root, file)))
  );
}

/**
 * Carries out what a stage copies and installs. What it does to the image's own system (users, links in
 * /usr, the volume's folder) has no place on the machine of a test.
 * @param folders where the working directories of the stages before are
 */
export async function carryOut(
  stage: Stage,
  context: string,
  folders: Readonly<Record<string, string>>,
  target: string,
): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const { name, text } of stage.instructions) {
    if (name === 'COPY') await copy(text, context, folders, target);
    if (name === 'RUN' && text.startsWith('npm ')) {
      await run('sh', ['-c', text], { cwd: target, maxBuffer: 2 ** 24 });
    }
  }
}

async function copy(
  text: string,
  context: string,
  folders: Readonly<Record<string, string>>,
  target: string,
): Promise<void> {
  const words = text.split(' ');
  const stageName = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : '';
  const source = stageName ? folders[stageName] : context;
  const destination = words.pop();
  if (source === undefined || destination === undefined) throw new Error(`Cannot copy: ${text}`);
  for (const word of words) {
    const from = join(source, stageName ? word.replace(/^\/app\//, '') : word);
    const to = destination.endsWith('/') ? join(destination, basename(word)) : destination;
    await cp(from, join(target, to), { recursive: true, verbatimSymlinks: true });
  }
}
