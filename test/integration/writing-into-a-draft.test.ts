import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContentNode } from '../../shared/domain/content.ts';
import { textOf } from '../../shared/domain/content.ts';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import { body, paragraph } from '../support/facts.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let server: ServerProcess;
let editor: ApiClient;
let directory: string;

beforeAll(async () => {
  server = await startServer();
  await server.createUser('ines@example.org', 'Ines', 'editor');
  editor = await signIn(server.origin, 'ines@example.org');
  // Beneath the project, so that it finds the packages.
  await mkdir(join(ROOT, 'test-results'), { recursive: true });
  directory = await mkdtemp(join(ROOT, 'test-results/writing-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await server.dispose();
});

/** The script as the page shows it. */
async function script(): Promise<string> {
  const page = await readFile(join(ROOT, 'docs/writing-into-a-draft.md'), 'utf8');
  const code = /```js\n(.*?)```/s.exec(page)?.[1];
  if (code === undefined) throw new Error('the page has no script');
  const file = join(directory, 'write.mjs');
  await writeFile(file, code);
  return file;
}

it('[W3] another program writes into a draft as the documentation shows', async () => {
  const fields = { headline: 'Two presidents meet', timeZone: 'UTC' };
  const blog = (await editor.call('POST', '/api/liveblogs', fields)).body as { id: string };
  const content = body(paragraph('They meet.'));
  const made = await editor.call('POST', `/api/liveblogs/${blog.id}/updates`, { content });
  const { id } = made.body as { id: string };
  const words = ['From the wire', 'The talks end.', 'Both leave.'];
  await run(process.execPath, [await script(), server.origin, id, editor.cookie, ...words]);
  const draft = (await editor.call('GET', `/api/updates/${id}`)).body as { content: ContentNode };
  expect(textOf(draft.content).split('\n')).toEqual(['They meet.', ...words]);
  expect(draft.content.content?.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'paragraph',
  ]);
});

it('[W4] another program is told why it is turned away', async () => {
  const unknown = '0198f000-0000-7000-8000-0000000000ff';
  const running = run(process.execPath, [await script(), server.origin, unknown, 'none', 'x', 'y']);
  await expect(running).rejects.toMatchObject({ code: 1, stderr: 'sign in\n' });
});
