import type { ContentNode } from '../../shared/domain/content.ts';
import type { ApiClient } from './api.ts';

const words = (text: string): readonly ContentNode[] =>
  text === '' ? [] : [{ type: 'text', text }];

export const headline = (text: string): ContentNode => ({ type: 'headline', content: words(text) });
export const paragraph = (text: string): ContentNode => ({
  type: 'paragraph',
  content: words(text),
});

export function quote(id: string, text: string, speaker: string): ContentNode {
  return {
    type: 'quote',
    attrs: { id, verification: 'confirmed' },
    content: [
      { type: 'quoteText', content: words(text) },
      { type: 'quoteSpeaker', content: words(speaker) },
    ],
  };
}

async function made(answer: Promise<{ readonly body: unknown }>): Promise<string> {
  // Both routes that make something answer with its id.
  const { id } = (await answer).body as { readonly id?: string };
  if (id === undefined) throw new Error(`not made: ${JSON.stringify((await answer).body)}`);
  return id;
}

/** A live blog of its own for one test; answers its id. */
export function makeLiveBlog(editor: ApiClient, name: string): Promise<string> {
  const body = { headline: name, timeZone: 'America/Anchorage', place: 'Anchorage, Alaska' };
  return made(editor.call('POST', '/api/liveblogs', body));
}

/** A draft with this content; answers its id. */
export function makeDraft(
  client: ApiClient,
  liveBlogId: string,
  content: readonly ContentNode[],
): Promise<string> {
  const body = { content: { type: 'doc', content } };
  return made(client.call('POST', `/api/liveblogs/${liveBlogId}/updates`, body));
}

/** Publishes what the draft says now. */
export async function publishDraft(editor: ApiClient, id: string): Promise<void> {
  const { body } = await editor.call('GET', `/api/updates/${id}`);
  const { contentHash } = body as { readonly contentHash: string };
  const { status } = await editor.call('POST', `/api/updates/${id}/publish`, { contentHash });
  if (status !== 200) throw new Error(`publish: ${status}`);
}
