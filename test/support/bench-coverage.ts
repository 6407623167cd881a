import { v7 as newId } from 'uuid';
import type { ApiClient } from './api.ts';
import { signIn } from './api.ts';
import { body, paragraph } from './facts.ts';
import type { ServerProcess } from './server-process.ts';
import { PASSWORD } from './server-process.ts';

const SENTENCE = 'The two delegations are together, and reporters wait for the joint appearance. ';

/** A live blog on a real server, and an editor who publishes in it. */
export interface Coverage {
  readonly path: string;
  /** Writes an update of some hundred words and answers what publishes it. */
  prepare(): Promise<() => Promise<void>>;
}

async function prepareUpdate(api: ApiClient, liveBlogId: string): Promise<() => Promise<void>> {
  const id = newId();
  const content = body(...Array.from({ length: 4 }, () => paragraph(SENTENCE.repeat(3))));
  await api.call('POST', `/api/liveblogs/${liveBlogId}/updates`, { id, content });
  const { contentHash } = (await api.call('GET', `/api/updates/${id}`)).body as {
    readonly contentHash: string;
  };
  return async () => {
    const { status } = await api.call('POST', `/api/updates/${id}/publish`, { contentHash });
    if (status !== 200) throw new Error(`publish answered ${status}`);
  };
}

export async function openCoverage(server: ServerProcess): Promise<Coverage> {
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
  const api = await signIn(server.origin, 'maya@example.org', PASSWORD);
  const made = await api.call('POST', '/api/liveblogs', { headline: 'Load', timeZone: 'UTC' });
  const { id, slug } = made.body as { readonly id: string; readonly slug: string };
  await api.call('PATCH', `/api/liveblogs/${id}`, { status: 'live' });
  return { path: `/live/${slug}`, prepare: () => prepareUpdate(api, id) };
}
