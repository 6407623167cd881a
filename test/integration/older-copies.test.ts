import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textOf } from '../../shared/domain/content.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { replaceBody } from '../../shared/document/sequence/replace-body.ts';
import { readDraft } from '../../shared/document/sequence/draft.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { OLDER_COPY_LIMITS } from '../../shared/limits.ts';
import type { OldNewsroom } from '../support/old-newsroom.ts';
import { bytesOfCopy, openOldNewsroom, sendCopy } from '../support/old-newsroom.ts';
import { copies, copyOf, expected, manifest } from '../support/tree-fixtures.ts';
import { openWriter } from '../support/writer.ts';

const { together, everything, empty, published } = manifest.drafts;

let newsroom: OldNewsroom;

interface Detail {
  readonly content: ContentNode;
  readonly contentHash: string;
  readonly meta: unknown;
}

async function read(id: UpdateId): Promise<Detail> {
  // What the API's tests hold.
  return (await newsroom.people.maya.call('GET', `/api/updates/${id}`)).body as Detail;
}

const wordsOf = async (id: UpdateId): Promise<string> => textOf((await read(id)).content);
const times = (text: string, words: string): number => text.split(words).length - 1;
const personOf = (device: string) =>
  (device === 'anaPhone' ? 'ana' : device) as 'maya' | 'ben' | 'ana';

beforeAll(async () => {
  newsroom = await openOldNewsroom('stopped');
});
afterAll(() => newsroom.close());

/** A colleague's edit in the new form, of the paragraph in which everybody wrote without a network. */
async function writeMeanwhile(id: UpdateId, from: string, to: string): Promise<void> {
  const { server, people } = newsroom;
  const address = `${server.origin.replace('http', 'ws')}/sync`;
  const writer = openWriter(address, id, 'maya', { cookie: people.maya.cookie });
  await writer.synced();
  const { content } = readDraft(writer.document);
  replaceBody(
    writer.document,
    JSON.parse(JSON.stringify(content).replace(from, to)) as ContentNode,
  );
  await writer.saved();
  writer.provider.destroy();
}

describe('[L7] what old devices kept', () => {
  it('arrives once, from several devices, beside what a colleague writes there meanwhile', async () => {
    await writeMeanwhile(together, 'arrived at noon', 'arrived, tired, at noon');
    const here = manifest.unsent.filter(({ update }) => update === together);
    expect(here).toHaveLength(4);
    for (const { device } of here) {
      const answer = await sendCopy(
        newsroom.people[personOf(device)],
        together,
        bytesOfCopy(device, together),
      );
      expect(answer).toMatchObject({ status: 200, body: { taken: true } });
    }
    const text = await wordsOf(together);
    for (const { words, gone } of here) {
      for (const word of words) expect([word, times(text, word)]).toEqual([word, 1]);
      for (const word of gone) expect(text).not.toContain(word);
    }
    expect(times(text, 'arrived, tired, at noon')).toBe(1);
    const heading = (await read(together)).content.content?.find((block) =>
      textOf(block).startsWith('The second'),
    );
    expect(heading?.type).toBe('heading');
  });

  it('changes nothing when it comes again, in whatever order', async () => {
    const before = await read(together);
    for (const { device } of manifest.unsent
      .filter(({ update }) => update === together)
      .toReversed()) {
      const answer = await sendCopy(
        newsroom.people[personOf(device)],
        together,
        bytesOfCopy(device, together),
      );
      expect(answer).toMatchObject({ status: 200, body: { taken: false } });
    }
    expect((await read(together)).contentHash).toBe(before.contentHash);
  });

  it('reads with one copy as it would have with the old program', async () => {
    const answer = await sendCopy(
      newsroom.people.maya,
      everything,
      bytesOfCopy('maya', everything),
    );
    expect(answer).toMatchObject({ status: 200, body: { taken: true } });
    const index = copies.indexOf(copyOf('maya', everything));
    expect((await read(everything)).content).toEqual(expected.copies[index]?.content);
  });

  it('is the work of those who wrote it', async () => {
    const { ana } = newsroom.people;
    await sendCopy(ana, empty, bytesOfCopy('ana', empty));
    expect(await wordsOf(empty)).toBe('First words in an empty draft.');
    const { body } = await ana.call('GET', `/api/updates/${empty}/writers`);
    expect(JSON.stringify(body)).toContain('Ana Ruiz');
  });

  it('brings bylines and labels', async () => {
    await sendCopy(newsroom.people.ben, published, bytesOfCopy('ben', published));
    expect((await read(published)).meta).toMatchObject({
      bylines: ['Ben Okafor'],
      labels: ['Talks'],
      key: true,
    });
  });

  it('arrives for an update that was begun without a network, once the server knows it', async () => {
    const { ana } = newsroom.people;
    const begun = manifest.unsent.find(({ words }) => words.includes('Begun on the quay.'))?.update;
    if (begun === undefined) throw new Error('the fixture is not whole');
    const bytes = bytesOfCopy('ana', begun);
    expect((await sendCopy(ana, begun, bytes)).status).toBe(404);
    await ana.call('POST', `/api/liveblogs/${manifest.liveBlogId}/updates`, { id: begun });
    expect(await sendCopy(ana, begun, bytes)).toMatchObject({ status: 200, body: { taken: true } });
    expect(await sendCopy(ana, begun, bytes)).toMatchObject({
      status: 200,
      body: { taken: false },
    });
    expect(await wordsOf(begun)).toBe('Begun on the quay.');
  });

  it('[W4] is refused, kept in quarantine once and changes nothing, where it cannot be read', async () => {
    const { maya, ben } = newsroom.people;
    const { contentHash } = await read(everything);
    const cut = bytesOfCopy('maya', everything).slice(0, 900);
    for (let time = 0; time < 2; time += 1) {
      expect((await sendCopy(maya, everything, cut)).status).toBe(400);
    }
    const forged = new Y.Doc();
    forged.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]);
    expect((await sendCopy(ben, everything, Y.encodeStateAsUpdate(forged))).status).toBe(400);
    expect((await read(everything)).contentHash).toBe(contentHash);
  });

  it('[C8] arrives whole where it is larger than a frame, and once', async () => {
    const { ben } = newsroom.people;
    const lines = Array.from({ length: 4000 }, (_, line) => `Line ${line}: they met, and spoke.`);
    const paragraphs = lines.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    });
    const document = new Y.Doc();
    document.getXmlFragment('body').insert(0, paragraphs);
    const { body } = await ben.call('POST', `/api/liveblogs/${manifest.liveBlogId}/updates`, {});
    // What the API's tests hold.
    const { id } = body as { readonly id: UpdateId };
    const copy = Y.encodeStateAsUpdate(document);
    expect(await sendCopy(ben, id, copy)).toMatchObject({ status: 200, body: { taken: true } });
    expect(await sendCopy(ben, id, copy)).toMatchObject({ status: 200, body: { taken: false } });
    expect((await read(id)).content.content?.map(textOf)).toEqual(lines);
  });

  it('is refused by name where it is larger than any draft', async () => {
    const bytes = new Uint8Array(OLDER_COPY_LIMITS.bytes + 1);
    const answer = await sendCopy(newsroom.people.ben, empty, bytes);
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
  });

  it('[W7] is refused where it carries somebody else’s signature', async () => {
    const { contentHash } = await read(published);
    const document = new Y.Doc();
    Y.applyUpdate(document, bytesOfCopy('ben', published));
    const [client = 0] = copyOf('ben', published).rows.flatMap((row) =>
      Y.decodeUpdate(row).structs.map(({ id }) => id.client),
    );
    document.clientID = client;
    document.getMap('meta').set('labels', ['Forged']);
    const answer = await sendCopy(newsroom.people.ana, published, Y.encodeStateAsUpdate(document));
    expect(answer.status).toBe(403);
    expect((await read(published)).contentHash).toBe(contentHash);
  });
});
