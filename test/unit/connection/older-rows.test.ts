import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { joinRows } from '../../../client/desk/connection/older-rows.ts';
import { openTree, treeContent } from '../../../shared/document/tree/read.ts';
import { textOf } from '../../../shared/domain/content.ts';

const KEYS = 5000;

/** A row for each key that somebody typed with the old editor. */
function typedRows(): readonly Uint8Array[] {
  const rows: Uint8Array[] = [];
  const document = new Y.Doc();
  document.on('update', (row: Uint8Array) => rows.push(row));
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  document.getXmlFragment('body').insert(0, [paragraph]);
  for (let key = 0; key < KEYS; key += 1) text.insert(key, String(key % 10));
  return rows;
}

describe('what an older editor kept on a device', () => {
  const rows = typedRows();

  it('[C8] [L7] takes a byte for each letter on its way, and not ten', () => {
    const joined = joinRows(rows);
    expect(joined.length).toBeLessThan(KEYS * 1.1);
    expect(Y.mergeUpdates([...rows]).length).toBeGreaterThan(KEYS * 8);
    expect(textOf(treeContent(openTree([joined])))).toHaveLength(KEYS);
  });

  it('[L7] [W10] keeps what waits for words that are not there yet', () => {
    const [first, second, ...later] = rows;
    if (first === undefined || second === undefined) throw new Error('no rows');
    const joined = joinRows([first, ...later]);
    expect(textOf(treeContent(openTree([joined, second])))).toHaveLength(KEYS);
  });

  it('goes as it is where Yjs cannot read it', () => {
    const cut = rows[0]?.slice(0, 9) ?? new Uint8Array();
    expect(joinRows([cut])).toEqual(new Uint8Array(cut));
  });
});
