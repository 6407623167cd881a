import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { fixTables } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../server/sync/gate/document.ts';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { publishProblems } from '../../shared/document/checks/checks.ts';
import { renderContent } from '../../shared/document/html/html.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import { readDraft, seedDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf, metaOf } from '../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { userId } from '../../shared/ids.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { mapsIn } from '../support/line.ts';
import { cell, firstTable, track } from '../support/plain-table.ts';
import { changeOn } from '../support/yjs-bytes.ts';
import { Editor } from './editor.ts';

const oneCell: ContentNode = { type: 'paragraph', content: [{ type: 'text', text: 'one cell' }] };
const place: ContentNode = { type: 'tableCell', content: [oneCell] };
const table: ContentNode = { type: 'table', content: [{ type: 'tableRow', content: [place] }] };
const BASE = seedDraft(
  { ...EVERY_BLOCK, content: [...(EVERY_BLOCK.content ?? []), table] },
  { labels: ['talks'] },
);
const MALLORY = userId('mallory');

/** What no editor writes and Yjs can carry. */
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, -0, 0, -1, 1.5, 99, 2 ** 31, 2 ** 53, 10n),
  fc.constantFrom<unknown>(Number.NaN, Infinity, new Uint8Array(3)),
  fc.constantFrom<unknown>('', 'x', '2', 'javascript:alert(1)', '\ud800', 'x'.repeat(50_000)),
  fc.constantFrom<unknown>({}, [], [null], [1, 'x'], { toString: 1, valueOf: 1 }),
  fc.constantFrom<unknown>({ status: 'confirmed', by: {} }, JSON.parse('{"__proto__": {"a": 2}}')),
  fc.jsonValue(),
);

const MARKS = ['link', 'link', 'link', 'bold', 'italic', 'superscript', 'blink'];
const HEADS = ['quote', 'locationStamp', 'image', 'table', 'embed', 'horizontalRule', 'anchor'];
const TYPES = [...HEADS, 'paragraph', 'constructor', undefined];
const KEYS = ['live', 'kind', 'in', 'at', 'type', 'id', 'rows', 'row', 'col', 'text', 'x'];
const META = ['kind', 'occurredAt', 'key', 'bylines', 'labels', 'role'];

/** What the form has under its keys, and what could be mistaken for it. */
const texts = fc.constantFrom(
  'heading{"level":2}',
  'heading{"level":[[]]}',
  'heading{',
  'quoteText',
  'tableHeader',
  'constructor',
  'blockquote/orderedList{"start":"x"}/!bulletList',
  '+bulletList/*bulletList/orderedList{"start":null}',
  '/'.repeat(900),
  'bulletList/'.repeat(50),
  'a1',
  'r0',
  'c0',
);

const deeds = fc.oneof(
  fc.record({
    deed: fc.constant('key' as const),
    where: fc.nat(),
    key: fc.constantFrom(...KEYS),
    value: fc.oneof(texts, values),
  }),
  fc.record({
    deed: fc.constant('attribute' as const),
    where: fc.nat(),
    which: fc.nat(),
    value: values,
  }),
  fc.record({
    deed: fc.constant('mark' as const),
    where: fc.nat(),
    name: fc.constantFrom(...MARKS),
    value: fc.oneof(fc.dictionary(fc.constantFrom('href', 'target', 'class', 'x'), values), values),
  }),
  fc.record({
    deed: fc.constant('unit' as const),
    where: fc.nat(),
    type: fc.constantFrom(...TYPES),
    path: texts,
    anchor: texts,
  }),
  fc.record({ deed: fc.constant('words' as const), where: fc.nat(), words: fc.string() }),
  fc.record({ deed: fc.constant('table' as const), where: fc.nat(), row: texts, column: texts }),
  fc.record({ deed: fc.constant('deletion' as const), where: fc.nat(), length: fc.nat(9) }),
  fc.record({ deed: fc.constant('meta' as const), name: fc.constantFrom(...META), value: values }),
);

type Deed = typeof deeds extends fc.Arbitrary<infer Value> ? Value : never;

/** Every text of a document, and every map in them and in tables. */
function partsOf(document: Y.Doc): { readonly texts: Y.Text[]; readonly maps: Y.Map<unknown>[] } {
  const found: Y.Text[] = [bodyOf(document)];
  const maps = [...mapsIn(bodyOf(document))];
  for (const map of maps) {
    for (const value of map.values()) {
      if (value instanceof Y.Array) maps.push(...(value.toArray() as Y.Map<unknown>[]));
      if (value instanceof Y.Text) {
        found.push(value);
        maps.push(...mapsIn(value));
      }
    }
  }
  return { texts: found, maps };
}

const attributesOf = (map: Y.Map<unknown>): readonly string[] => {
  const type: unknown = map.get('type') ?? (map.has('row') ? 'tableCell' : '');
  const node = typeof type === 'string' ? documentSchema.nodes[type] : undefined;
  return Object.keys(node?.spec.attrs ?? {});
};

function commit(document: Y.Doc, deed: Deed): void {
  const { texts: all, maps } = partsOf(document);
  if (deed.deed === 'meta') return void metaOf(document).set(deed.name, deed.value);
  const text = all[deed.where % all.length] ?? bodyOf(document);
  const map = maps[deed.where % maps.length];
  const index = deed.where % (text.length + 1);
  switch (deed.deed) {
    case 'key':
      return void map?.set(deed.key, deed.value);
    case 'attribute': {
      const names = map === undefined ? [] : attributesOf(map);
      return void map?.set(`@${names[deed.which % names.length] ?? 'onclick'}`, deed.value);
    }
    case 'mark':
      return text.format(Math.max(0, index - 1), 1, { [deed.name]: deed.value });
    case 'unit': {
      const keys = { type: deed.type, in: deed.path, at: deed.anchor, id: deed.anchor };
      const sent = Object.entries(keys).filter(
        ([name, value]) => value !== undefined && (name !== 'id' || deed.type === 'anchor'),
      );
      return text.insertEmbed(index, new Y.Map<unknown>(sent), {});
    }
    case 'words':
      return text.insert(index, deed.words);
    case 'table': {
      const { rows, columns, cells } = firstTable(document);
      // What stands in a row that there is not shows nowhere: no editor writes it.
      rows.push([track(deed.row)]);
      columns.insert(0, [track(deed.column)]);
      return cells.push([cell(deed.row, deed.column, 'more')]);
    }
    case 'deletion':
      return text.delete(index, Math.min(deed.length, text.length - index));
  }
}

function update(deed: Deed): Uint8Array | null {
  const document = documentOf([BASE.bytes]);
  try {
    return changeOn(document, (copy) => commit(copy, deed));
  } catch {
    // Yjs itself cannot write this.
    return null;
  }
}

/** Makes text of every value that a browser would be given. */
function write(spec: unknown): void {
  if (!Array.isArray(spec)) return;
  for (const piece of spec as readonly unknown[]) {
    if (Array.isArray(piece)) write(piece);
    else if (typeof piece === 'object' && piece !== null) Object.values(piece).forEach(String);
  }
}

function draw(page: Node): void {
  page.descendants((node) => {
    write(node.type.spec.toDOM?.(node));
    for (const mark of node.marks) write(mark.type.spec.toDOM?.(mark, true));
  });
}

/** Every word that the sequence holds, and shows somewhere. */
function wordsIn(document: Y.Doc): string {
  const strings = partsOf(document).texts.flatMap((text) =>
    (text.toDelta() as readonly { readonly insert: unknown }[]).map(({ insert }) =>
      typeof insert === 'string' ? insert : '',
    ),
  );
  return letters(strings.join(''));
}

/** Letters in their alphabetical order: what is a break or cannot be shown is left out. */
const letters = (words: string): string =>
  Array.from(words.replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .toSorted()
    .join('');

/** Opens the draft as the desk does, with tables put in order; answers the letters that are left. */
function lettersAfterOpening(document: Y.Doc): string {
  const editor = new Editor(document);
  editor.state.doc.check();
  draw(editor.state.doc);
  const tidied = fixTables(EditorState.create({ doc: editor.state.doc }));
  if (tidied !== undefined)
    editor.dispatch(
      editor.state.tr.replaceWith(0, editor.state.doc.content.size, tidied.doc.content),
    );
  editor.close();
  return letters(editor.state.doc.textContent);
}

const CONTEXT = { timeZone: 'America/Anchorage', locale: 'en', permalink: null };

it('[W4] [W5] what the gate passes opens in every editor, renders and is checked, and shows every letter', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 1, maxLength: 3 }), (all) => {
      const durable = documentOf([BASE.bytes]);
      const shadow = new Shadow(durable, new Map([[BASE.clientId, userId('seeder')]]), 0);
      for (const deed of all) {
        const bytes = update(deed);
        if (bytes === null || shadow.judge(bytes, MALLORY).kind !== 'sound') continue;
        passed += 1;
        Y.applyUpdate(durable, bytes);
      }
      const { content, meta } = readDraft(durable);
      renderContent(content, CONTEXT);
      publishProblems(content);
      expect(meta.bylines.every((name) => typeof name === 'string')).toBe(true);
      expect(lettersAfterOpening(durable)).toBe(wordsIn(durable));
    }),
    { numRuns: 400 },
  );
  expect(passed).toBeGreaterThan(50);
});
