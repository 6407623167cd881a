// @vitest-environment jsdom
import type { Node } from '@tiptap/pm/model';
import { EditorState, Plugin } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { BlockGroups } from '../../../client/desk/editor/long-drafts/block-groups.ts';
import { nodeDecorations } from '../../../client/desk/editor/node-decorations.ts';
import { countsHeadlines, hasHeadline } from '../../../client/desk/editor/parts/headlines.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { documentSchema as schema } from '../../../shared/document/schema/registry.ts';
import { lineEnd } from '../../support/line.ts';
import { createRandom } from '../../support/random.ts';
import { openDeskEditor } from '../../support/together/desk-editor.ts';

const LINES = 1200;

const block = (type: string, words = ''): Node =>
  schema.node(type, null, words === '' ? [] : [schema.text(words)]);
const linesOf = (count: number): Node[] =>
  Array.from({ length: count }, (_, line) => block('paragraph', `Line ${line}`));

describe('[C8] decorations of nodes', () => {
  /** Marks what is empty; counts how many nodes it has looked at. */
  function emptyMarks() {
    let looked = 0;
    const plugin: Plugin<DecorationSet> = new Plugin({
      state: nodeDecorations({
        attributesOf: (node) => {
          looked += 1;
          return node.isTextblock && node.content.size === 0 ? { class: node.type.name } : null;
        },
        goesInto: (node) => !node.isTextblock,
      }),
    });
    return { plugin, looked: () => looked };
  }

  const found = (plugin: Plugin<DecorationSet>, state: EditorState): readonly string[] =>
    (plugin.getState(state)?.find() ?? [])
      .map(({ from, to }) => `${from} ${to} ${state.doc.nodeAt(from)?.type.name}`)
      .toSorted();

  it('look at what a key has touched, in a draft of any length', () => {
    const { plugin, looked } = emptyMarks();
    const doc = schema.node('doc', null, linesOf(LINES));
    const state = EditorState.create({ doc, plugins: [plugin] });
    const before = looked();
    state.apply(state.tr.insertText('x', Math.floor(doc.content.size / 2)));
    expect(looked() - before).toBeLessThanOrEqual(2);
  });

  it('are those of a fresh look after any edits, and headlines are counted as they stand', () => {
    const seed = Number(process.env.DATELINE_SEED ?? Date.now() % 1_000_000);
    const random = createRandom(seed);
    const { plugin } = emptyMarks();
    const kinds = ['paragraph', 'heading', 'headline'] as const;
    const some = (): Node => block(random.pick(kinds), random.chance(0.5) ? 'Word' : '');
    const list = (): Node =>
      schema.node('bulletList', null, [schema.node('listItem', null, [block('paragraph')])]);
    const doc = schema.node('doc', null, [some(), list(), some(), some()]);
    let state = EditorState.create({ doc, plugins: [plugin, countsHeadlines()] });
    for (let edit = 0; edit < 300; edit += 1) {
      const { tr } = state;
      for (let step = 0; step < random.between(1, 3); step += 1) {
        const at = random.below(tr.doc.content.size + 1);
        const to = Math.min(tr.doc.content.size, at + random.below(8));
        const type = schema.nodes[random.pick(kinds)];
        const act = random.pick(['remove', 'change', 'insert', 'type'] as const);
        if (act === 'remove') tr.deleteRange(at, to);
        else if (act === 'change' && type !== undefined) tr.setBlockType(at, to, type);
        else if (act === 'insert')
          tr.replaceRangeWith(at, to, random.chance(0.2) ? list() : some());
        else if (tr.doc.resolve(at).parent.isTextblock) tr.insertText('x', at);
      }
      state = state.apply(tr);
      const anew = EditorState.create({ doc: state.doc, plugins: state.plugins });
      expect(found(plugin, state), `seed ${seed}, edit ${edit}`).toEqual(found(plugin, anew));
      expect(hasHeadline(state), `seed ${seed}, edit ${edit}`).toBe(
        state.doc.children.some((child) => child.type.name === 'headline'),
      );
    }
  });
});

describe('[C8] groups of blocks', () => {
  const groupsIn = (drawn: Node): readonly unknown[] =>
    drawn.children.map(({ marks: [group] }): unknown => group?.attrs.id);
  const replaced = (doc: Node, place: number, ...blocks: readonly Node[]): Node =>
    schema.node('doc', null, doc.children.toSpliced(place, 1, ...blocks));

  it('leave a draft of ordinary length as it is', () => {
    const doc = schema.node('doc', null, linesOf(200));
    expect(new BlockGroups().drawn(doc)).toBe(doc);
  });

  it.each([0, 99, 100, 650, LINES - 1])(
    'keep a block in its group while somebody writes in it, and all others as they are: %i',
    (place) => {
      const groups = new BlockGroups();
      const doc = schema.node('doc', null, linesOf(LINES));
      const before = groups.drawn(doc);
      expect(new Set(groupsIn(before)).size).toBe(LINES / 100);
      const after = groups.drawn(replaced(doc, place, block('paragraph', 'Other words')));
      expect(groupsIn(after)).toEqual(groupsIn(before));
      const changed = after.children.filter((child, index) => child !== before.child(index));
      expect(changed.map(({ textContent }) => textContent)).toEqual(['Other words']);
    },
  );

  it('take in what comes, and hold no more than so many of it', () => {
    const groups = new BlockGroups();
    const doc = schema.node('doc', null, linesOf(LINES));
    groups.drawn(doc);
    const pasted = replaced(doc, 650, ...linesOf(LINES));
    const drawn = groups.drawn(pasted);
    expect(drawn.children.map(({ textContent }) => textContent)).toEqual(
      pasted.children.map(({ textContent }) => textContent),
    );
    const sizes = Map.groupBy(groupsIn(drawn), (group) => group);
    expect(Math.max(...[...sizes.values()].map(({ length }) => length))).toBeLessThanOrEqual(200);
  });
});

describe('[C8] a long draft in an editor', () => {
  function openLong() {
    const document = new Y.Doc();
    bodyOf(document).applyDelta(
      Array.from({ length: LINES }, (_, line) => [
        { insert: `Line ${line}` },
        { insert: lineEnd() },
      ]).flat(),
    );
    const element = window.document.createElement('div');
    window.document.body.append(element);
    const opened = openDeskEditor(document, { name: 'Mara', element });
    const textblocks = () => [...element.querySelectorAll('p')];
    return { ...opened, element, textblocks };
  }

  it('shows each block once and in order, in groups, whatever is done to it', () => {
    const { editor, element, textblocks, close } = openLong();
    const isWhole = (): void => {
      expect(textblocks().map(({ textContent }) => textContent)).toEqual(
        editor.state.doc.children.map(({ textContent }) => textContent),
      );
      const loose = [...(element.firstElementChild?.children ?? [])].filter(
        ({ className }) => className !== 'block-group',
      );
      expect(loose).toEqual([]);
    };
    expect(element.querySelectorAll('.block-group')).toHaveLength(LINES / 100);
    isWhole();
    const middle = editor.state.doc.content.size >> 1;
    editor.chain().setTextSelection(middle).splitBlock().insertContent('Between').run();
    isWhole();
    editor.commands.deleteRange({ from: middle - 200, to: middle + 3000 });
    isWhole();
    editor.commands.undo();
    isWhole();
    expect(editor.state.doc.children.every(({ marks }) => marks.length === 0)).toBe(true);
    close();
  });

  it('draws the one block anew in which somebody writes, and compares no other', () => {
    const { editor, textblocks, close } = openLong();
    // As tools over the text do.
    editor.registerPlugin(new Plugin({}));
    const before = textblocks();
    const compared = vi.spyOn(
      editor.state.doc.child(0).constructor.prototype as Node,
      'sameMarkup',
    );
    editor.view.dispatch(editor.state.tr.insertText('x', 6));
    const after = textblocks();
    expect(after[0]?.textContent).toBe('Line x0');
    expect(after.every((each, place) => each === before[place])).toBe(true);
    expect(compared.mock.calls.length).toBeLessThan(50);
    close();
  });
});
