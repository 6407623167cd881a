import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openDocument } from '../../../client/desk/connection/open-document.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';

it('[C8] takes away no mark because a colleague has changed another', () => {
  const anna = new Y.Doc();
  bodyOf(anna).insert(0, 'They met in Anchorage.');
  const ben = openDocument();
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna));
  bodyOf(ben).format(0, 4, { bold: true });
  bodyOf(anna).format(0, 9, { bold: true });
  const written: Uint8Array[] = [];
  ben.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') written.push(bytes);
  });
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna), 'remote');
  expect(written).toEqual([]);
});
