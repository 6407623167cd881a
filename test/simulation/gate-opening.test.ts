import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { fixTables } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { publishProblems } from '../../shared/document/checks/checks.ts';
import { renderContent } from '../../shared/document/html/html.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import { readDraft, seedDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf, metaOf } from '../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { userId } from '../../shared/ids.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { changeOn } from '../support/yjs-bytes.ts';
import { Editor } from './editor.ts';
import { lettersOf } from './oracle.ts';

const words: ContentNode = { type: 'paragraph', content: [{ type: 'text', text: 'one cell' }] };
const cell: ContentNode = { type: 'tableCell', content: [words] };
const table: ContentNode = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
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

const NODES = Object.values(documentSchema.nodes).map(({ name }) => name);
const MARKS = ['link', 'link', 'link', 'bold', 'italic', 'code', 'blink'];
const NO_ATTRIBUTES = ['ychange', '__proto__', 'constructor', 'x'.repeat(1000)];
const META = ['kind', 'occurredAt', 'key', 'bylines', 'labels', 'role'];

const deeds = fc.oneof(
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
    deed: fc.constant('child' as const),
    where: fc.nat(),
    name: fc.constantFrom(...NODES),
  }),
  fc.record({ deed: fc.constant('deletion' as const), where: fc.nat() }),
  fc.record({ deed: fc.constant('meta' as const), name: fc.constantFrom(...META), value: values }),
);

type Deed = typeof deeds extends fc.Arbitrary<infer Value> ? Value : never;

const allTypes = (parent: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] =>
  parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlElement) return [child, ...allTypes(child)];
    return child instanceof Y.XmlText ? [child] : [];
  });

const attributesOf = ({ nodeName }: Y.XmlElement): readonly string[] =>
  Object.keys(documentSchema.nodes[nodeName]?.spec.attrs ?? {});

function commit(document: Y.Doc, deed: Deed): void {
  const types = allTypes(bodyOf(document));
  const elements = types.filter((type) => type instanceof Y.XmlElement);
  const texts = types.filter((type) => type instanceof Y.XmlText);
  switch (deed.deed) {
    case 'attribute': {
      const describable = elements.filter((element) => attributesOf(element).length > 0);
      const element = describable[deed.where % describable.length] ?? elements[0];
      if (element === undefined) return;
      const known = attributesOf(element);
      const names = [...known, ...known, ...NO_ATTRIBUTES];
      element.setAttribute(names[deed.which % names.length] ?? '', deed.value as string);
      return;
    }
    case 'mark': {
      const text = texts[deed.where % texts.length];
      if (text !== undefined && text.length > 1) {
        text.format(deed.where % text.length, 1, { [deed.name]: deed.value });
      }
      return;
    }
    case 'child':
      elements[deed.where % elements.length]?.push([
        deed.name === 'text' ? new Y.XmlText('x') : new Y.XmlElement(deed.name),
      ]);
      return;
    case 'deletion': {
      const parent = types[deed.where % types.length]?.parent;
      if (parent instanceof Y.XmlElement && parent.length > 1) parent.delete(0, 1);
      return;
    }
    case 'meta':
      metaOf(document).set(deed.name, deed.value);
  }
}

function update(deed: Deed): Uint8Array | null {
  const document = new Y.Doc();
  Y.applyUpdate(document, BASE.bytes);
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

/** Opens the draft as the desk does, with tables put in order; answers the letters that are left. */
function lettersAfterOpening(document: Y.Doc): string {
  const editor = new Editor(document);
  draw(editor.state.doc);
  const tidied = fixTables(EditorState.create({ doc: editor.state.doc }));
  if (tidied !== undefined)
    editor.dispatch(
      editor.state.tr.replaceWith(0, editor.state.doc.content.size, tidied.doc.content),
    );
  editor.close();
  return lettersOf(document);
}

const CONTEXT = { timeZone: 'America/Anchorage', locale: 'en', permalink: null };

it('[W4] [W5] what the gate passes opens in every editor, renders and is checked, and loses no letter', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 1, maxLength: 3 }), (all) => {
      const durable = new Y.Doc();
      bodyOf(durable);
      Y.applyUpdate(durable, BASE.bytes);
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
      const letters = lettersOf(durable);
      expect(lettersAfterOpening(durable)).toBe(letters);
    }),
    { numRuns: 400 },
  );
  expect(passed).toBeGreaterThan(50);
});
