import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OldNewsroom } from '../support/old-newsroom.ts';
import { openOldNewsroom } from '../support/old-newsroom.ts';
import { expected, manifest, recordedVersions } from '../support/tree-fixtures.ts';

const drafts = Object.entries(manifest.drafts).map(([draft, id]) => ({ draft, id }));

interface Writer {
  readonly person: { readonly userId: string };
  readonly credits: readonly { readonly person: { readonly userId: string } }[];
}

describe.each(['stopped', 'killed'] as const)('a newsroom that the old program left %s', (name) => {
  let newsroom: OldNewsroom;
  const read = async (path: string) => (await newsroom.people.maya.call('GET', path)).body;

  beforeAll(async () => {
    newsroom = await openOldNewsroom(name);
  });
  afterAll(() => newsroom.close());

  it.each(drafts)('[W8] [P2] finds $draft as it was, by content and hash', async ({ id }) => {
    const { content, meta, hash } = expected[name][id] ?? {};
    expect(await read(`/api/updates/${id}`)).toMatchObject({ content, contentHash: hash, meta });
  });

  it.each(drafts)('[W7] knows who wrote $draft', async ({ id }) => {
    const writers = (await read(`/api/updates/${id}/writers`)) as readonly Writer[];
    const named = writers.flatMap(({ person, credits }) => [
      person.userId,
      ...credits.map((credit) => credit.person.userId),
    ]);
    const { writers: wrote = [] } = expected[name][id] ?? {};
    expect(new Set(named)).toEqual(new Set(wrote.length > 0 ? wrote : named.slice(0, 1)));
  });

  it.each(drafts)('keeps the versions of $draft, and can read them', async ({ id }) => {
    const { versions } = (await read(`/api/updates/${id}/versions`)) as {
      readonly versions: readonly { readonly id: number; readonly contentHash: string }[];
    };
    const known = recordedVersions(name, id);
    expect(versions.map(({ contentHash }) => contentHash)).toEqual(known);
    for (const version of versions) {
      const said = await read(`/api/updates/${id}/versions/${version.id}`);
      expect(said).toMatchObject({ contentHash: version.contentHash });
    }
  });

  it('restores a version from before', async () => {
    const id = manifest.drafts.restored;
    const { versions } = (await read(`/api/updates/${id}/versions`)) as {
      readonly versions: readonly { readonly id: number; readonly reason: string }[];
    };
    const activity = versions.find(({ reason }) => reason === 'activity');
    const { maya } = newsroom.people;
    const restored = await maya.call('POST', `/api/updates/${id}/restore`, {
      versionId: activity?.id,
    });
    expect(restored.status).toBe(200);
    expect(JSON.stringify(restored.body)).toContain('Nothing is known.');
  });

  it('[P8] shows readers what they saw', async () => {
    const page = await fetch(`${newsroom.server.origin}/live/talks/${manifest.drafts.published}`);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('They parted at one.');
    expect(text).not.toContain('Not yet published.');
  });
});
