// @vitest-environment jsdom
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { body } from '../../support/facts.ts';
import { openPerson } from '../../support/together/pair.ts';
import { paragraph } from '../../support/together/texts.ts';

const cell = (words: string, width: number) => ({
  type: 'tableCell',
  attrs: { colwidth: [width] },
  content: [paragraph(words)],
});

/** A table whose second column is as wide as each of its cells says. */
const table = (...widths: readonly [number, number]) => ({
  type: 'table',
  content: widths.map((width, row) => ({
    type: 'tableRow',
    content: [cell(`a${row}`, 100), cell(`b${row}`, width)],
  })),
});

it('[L10] an editor that would mend what it is shown writes nothing', () => {
  const { bytes } = seedDraft(body(table(100, 100)), {});
  const ana = openPerson(bytes, { name: 'Ana', client: 20 });
  const { document } = ana.desk;
  const origins: unknown[] = [];
  document.on('update', (_bytes: Uint8Array, origin: unknown) => origins.push(origin));
  const ben = new Y.Doc();
  Y.applyUpdate(ben, bytes);
  replaceBody(ben, body(table(100, 150)));
  Y.applyUpdate(document, Y.encodeStateAsUpdate(ben), 'network');
  expect(origins).toEqual(['network']);
  expect(JSON.stringify(ana.page.toJSON())).toContain('150');
  ana.desk.close();
});

it('[L10] what is mended with an edit of one’s own is written', () => {
  const { bytes } = seedDraft(body(table(100, 150)), {});
  const ana = openPerson(bytes, { name: 'Ana', client: 20 });
  ana.select(ana.behind('b1')).type('!');
  const { document } = ana.desk;
  const shown = openPerson(Y.encodeStateAsUpdate(document), { name: 'Ben', client: 30 });
  expect(shown.page.toJSON()).toEqual(ana.page.toJSON());
  expect(JSON.stringify(shown.page.toJSON()).match(/\[150\]/g)).toHaveLength(2);
  ana.desk.close();
  shown.desk.close();
});
