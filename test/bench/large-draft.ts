import { parseArgs } from 'node:util';
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { Binding } from '../../client/desk/editor/binding/binding.ts';
import { OwnUndo } from '../../client/desk/connection/undo/own-undo.ts';
import { documentOf } from '../../shared/document/sequence/projection.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { ShownBody } from '../../shared/document/sequence/shown-body.ts';
import { unitMap } from '../support/line.ts';

/**
 * Milliseconds of processor time that the binding takes for a key, one's own and a colleague's, in the middle of a
 * large draft ([C8]); `list` puts all lines in one list, which is one block.
 *
 *     node test/bench/large-draft.ts --lines 30000 --list
 */
const { values } = parseArgs({
  options: { lines: { type: 'string', default: '30000' }, list: { type: 'boolean' } },
});
const WORDS = 'They met in Anchorage, and spoke for hours. '.repeat(3);
const KEYS = 40;

function timeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (times: readonly number[]): string =>
  (times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1);

function write(lines: number, keys: Readonly<Record<string, unknown>>): Y.Doc {
  const document = new Y.Doc();
  const delta = Array.from({ length: lines }, (_, line) => [
    { insert: `${WORDS}${line}` },
    { insert: unitMap({ live: true, ...keys }) },
  ]);
  bodyOf(document).applyDelta(delta.flat());
  return document;
}

const document = write(Number(values.lines), values.list === true ? { in: 'bulletList' } : {});
const body = new ShownBody(document);
let state = EditorState.create({ doc: documentOf(body.current) });
const binding = new Binding(body, new OwnUndo(document), {
  state: () => state,
  dispatch: (transaction) => {
    state = state.apply(transaction);
  },
});

/** In the middle of a line. */
let at = Math.floor(state.doc.content.size / 2);
while (!state.doc.resolve(at).parent.isTextblock) at += 1;
const own = Array.from({ length: KEYS }, () => {
  const transaction = state.tr.insertText('x', at);
  state = state.apply(transaction);
  at += 1;
  return timeOf(() => binding.write(transaction.mapping.maps));
});

const colleague = new Y.Doc();
Y.applyUpdate(colleague, Y.encodeStateAsUpdate(document));
const others: number[] = [];
colleague.on('update', (update: Uint8Array) =>
  others.push(timeOf(() => Y.applyUpdate(document, update))),
);
for (let key = 0; key < KEYS; key += 1) bodyOf(colleague).insert(1000 + key, 'y');

const bytes = Y.encodeStateAsUpdate(document).length;
console.log(`${values.lines} lines${values.list === true ? ' of one list' : ''}, ${bytes} bytes`);
console.log(`own key ${median(own)} ms, a colleague’s ${median(others)} ms`);
