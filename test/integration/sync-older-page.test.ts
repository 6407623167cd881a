import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { CLOSE } from '../../shared/protocol/sync.ts';
import { eventually } from '../support/eventually.ts';
import { openRaw, syncFrame } from '../support/raw-socket.ts';
import { startSyncDesk } from '../support/sync-desk.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

it('[W6] an editor of the tree form: 4499, before a word of it comes in or goes out', async () => {
  const desk = await startSyncDesk();
  const address = (schema: string) => `${desk.server.address}/${desk.id}?schema=${schema}&ack=1`;
  const anna = await desk.openSynced('Anna');
  addParagraph(anna.document, 'news');
  await anna.saved();
  const written = desk.log.entries(desk.id);
  const tree = new Y.Doc();
  tree.getXmlFragment('body').insert(0, [new Y.XmlText('of yesterday’s page')]);
  const bytes = Y.encodeStateAsUpdate(tree);
  const old = desk.open('Ben', { document: tree, params: { schema: '1', ack: '1' } });
  await eventually(() => old.closed.length > 0, 'the old page is told');
  expect(old.closed[0]).toBe(CLOSE.reload);
  expect(old.provider.synced).toBe(false);
  expect(Y.encodeStateAsUpdate(tree)).toEqual(bytes);
  const silent = openRaw(address('1'), 'Ben');
  expect(await silent.closed).toBe(CLOSE.reload);
  expect(silent.received).toEqual([]);
  // Nor do they where somebody sends them as if they were of this form.
  const forger = openRaw(address(String(SCHEMA_VERSION)), 'Ben');
  await forger.open();
  forger.send(syncFrame(2, bytes));
  await eventually(() => forger.received.some((frame) => frame[0] === 2), 'it is refused');
  expect(desk.log.entries(desk.id)).toBe(written);
  expect(anna.words()).toContain('news');
  expect(anna.words()).not.toContain('yesterday');
  forger.close();
  await desk.close();
});
