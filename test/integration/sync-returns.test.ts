import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { eventually } from '../support/eventually.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

const LAPTOP = 4711;

let desk: SyncDesk;

beforeEach(async () => {
  desk = await startSyncDesk();
});
afterEach(() => desk.close());

/** The copy that a device has kept, under the client id with which it was written. */
function keptCopy(of: Y.Doc, client = LAPTOP): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
  copy.clientID = client;
  return copy;
}

async function leaveLaptopBehind(): Promise<Y.Doc> {
  const document = new Y.Doc();
  document.clientID = LAPTOP;
  const laptop = await desk.openSynced('Anna', { document });
  addParagraph(document, 'Begun on the laptop.');
  await laptop.saved();
  laptop.provider.destroy();
  return document;
}

it('[W7] a person’s other device comes back with its older client id, beside the one in use', async () => {
  const kept = keptCopy(await leaveLaptopBehind());
  const telephone = await desk.openSynced('Anna');
  addParagraph(telephone.document, 'Gone on with on the telephone.');
  await telephone.saved();

  addParagraph(kept, 'Written offline.');
  const laptop = await desk.openSynced('Anna', { document: kept });
  await sees(telephone, 'Written offline.');
  addParagraph(telephone.document, 'And on.');
  addParagraph(kept, 'And on here.');
  await Promise.all([telephone.saved(), laptop.saved()]);
  await eventually(() => laptop.words() === telephone.words(), 'both say the same');
  expect([...laptop.denied, ...telephone.denied]).toEqual([]);
});

it('[W7] a colleague who comes with that id is refused, and the device loses nothing', async () => {
  const left = await leaveLaptopBehind();
  const forged = keptCopy(left);
  addParagraph(forged, 'Under somebody else’s name.');
  const ben = desk.open('Ben', { document: forged });
  await eventually(() => ben.closed.includes(4403), 'Ben is sent away');
  expect(ben.denied[0]).toMatch(/^foreign_client_id: /);

  const kept = keptCopy(left);
  addParagraph(kept, 'Written offline.');
  const laptop = await desk.openSynced('Anna', { document: kept });
  const cleo = await desk.openSynced('Cleo');
  await eventually(() => cleo.words() === laptop.words(), 'a newcomer has hers');
  expect(cleo.words()).toContain('Written offline.');
  expect(cleo.words()).not.toContain('somebody else');
});
