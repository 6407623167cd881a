import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { ApiClient } from './api.ts';
import { signIn } from './api.ts';
import type { ServerProcess } from './server-process.ts';
import { startServer } from './server-process.ts';

/** A real server with an editor and reporters at it, that the test may kill. */
export interface CrashDesk {
  readonly server: ServerProcess;
  readonly editor: ApiClient;
  readonly reporters: readonly ApiClient[];
  /** A live blog's id and slug. */
  newLiveBlog(): Promise<{ readonly id: string; readonly slug: string }>;
  /** A draft's id. */
  newDraft(liveBlogId: string, content?: ContentNode): Promise<string>;
  /** Such as `ws://localhost:40000/sync`. */
  readonly syncAddress: string;
}

export const SYNC_PARAMS = { schema: String(SCHEMA_VERSION), ack: '1' };

async function made<Body>(answer: ReturnType<ApiClient['call']>): Promise<Body> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  // The API's tests check what it answers.
  return body as Body;
}

/** Starts the server with these variables, an editor's account and so many reporters'. */
export async function startCrashDesk(
  reporterCount: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<CrashDesk> {
  const server = await startServer(environment);
  const join = async (name: string, role: 'editor' | 'reporter') => {
    await server.createUser(`${name}@example.org`, name, role);
    return signIn(server.origin, `${name}@example.org`);
  };
  const editor = await join('editor', 'editor');
  const reporters: ApiClient[] = [];
  for (let number = 1; number <= reporterCount; number += 1) {
    reporters.push(await join(`reporter${number}`, 'reporter'));
  }
  return {
    server,
    editor,
    reporters,
    newLiveBlog: () =>
      made(editor.call('POST', '/api/liveblogs', { headline: 'Talks', timeZone: 'UTC' })),
    async newDraft(liveBlogId, content) {
      const body = content === undefined ? {} : { content };
      const path = `/api/liveblogs/${liveBlogId}/updates`;
      return (await made<{ id: string }>(editor.call('POST', path, body))).id;
    },
    syncAddress: `${server.origin.replace('http', 'ws')}/sync`,
  };
}
