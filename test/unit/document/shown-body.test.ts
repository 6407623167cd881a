import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import type { Projection } from '../../../shared/document/sequence/projection.ts';
import { documentOf } from '../../../shared/document/sequence/projection.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { editAtRandom } from '../../simulation/edits.ts';
import { Editor } from '../../simulation/editor.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import type { Random } from '../../support/random.ts';
import { createRandom } from '../../support/random.ts';

const SEED = Number(process.env['DATELINE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['DATELINE_RUNS'] ?? 20);
const EDITS = 60;

/** All that a projection says, without what other projections of the document may share with it. */
const said = ({ nodes, entries, tables, ...rest }: Projection): unknown => ({
  ...rest,
  text: null,
  nodes: nodes.map((node) => node.toJSON() as unknown),
  entries: entries.map((entry) => {
    if (entry.type !== 'line') return { type: entry.type, index: entry.index };
    const { spans, length, endOffset, kind, path, at, isLive, end } = entry.content;
    const runs = spans.map((span) => ({ ...span, id: [span.id.client, span.id.clock] }));
    const line = { runs, length, endOffset, kind, path, at, isLive, isEnded: end !== null };
    return { type: 'line', index: entry.index, ...line };
  }),
  tables: [...tables].map(([unit, { rows, columns, cells }]) => {
    const inside = cells.map((cell) => [cell.row, cell.column, cell.projections.map(said)]);
    return { unit, rows, columns, inside };
  }),
});

/** One of two people who write in one draft. */
class Writer {
  readonly document = new Y.Doc();
  readonly editor: Editor;
  readonly #body: ShownBody;
  #nodes: ReadonlySet<object> = new Set();

  constructor(bytes: Uint8Array, clientId: number) {
    Y.applyUpdate(this.document, bytes);
    this.document.clientID = clientId;
    this.#body = new ShownBody(this.document);
    this.editor = new Editor(this.document);
  }

  /** Fails where what was kept of earlier projections is not what the document says. */
  check(): void {
    const { current } = this.#body;
    const anew = projectBody(this.document);
    expect(said(current)).toEqual(said(anew));
    expect(this.editor.state.doc.toJSON()).toEqual(documentOf(anew).toJSON());
    this.#nodes = new Set(current.nodes);
  }

  /** How many top-level blocks are others than at the last check. */
  fresh(): number {
    return this.#body.current.nodes.filter((node) => !this.#nodes.has(node)).length;
  }
}

function merge(one: Writer, other: Writer): void {
  const [mine, theirs] = [one, other].map(({ document }) => Y.encodeStateAsUpdate(document));
  Y.applyUpdate(other.document, mine ?? new Uint8Array());
  Y.applyUpdate(one.document, theirs ?? new Uint8Array());
}

function edit(writers: readonly [Writer, Writer], random: Random): void {
  if (random.chance(0.2)) merge(...writers);
  const writer = random.pick(writers);
  editAtRandom(writer.editor, random);
  for (const each of writers) each.check();
}

describe('what is kept of earlier projections', () => {
  it(`says what a projection from nothing says, from seed ${SEED} on`, () => {
    const { bytes } = seedDraft(EVERY_BLOCK, {});
    for (let run = 0; run < RUNS; run += 1) {
      const random = createRandom(SEED + run);
      const writers = [new Writer(bytes, 1), new Writer(bytes, 2)] as const;
      for (let count = 0; count < EDITS; count += 1) edit(writers, random);
      merge(...writers);
      for (const writer of writers) writer.check();
      expect(writers[0].editor.state.doc.eq(writers[1].editor.state.doc)).toBe(true);
    }
  }, 30_000);

  it('makes the block anew in which somebody types, and no other', () => {
    const writer = new Writer(seedDraft(EVERY_BLOCK, {}).bytes, 1);
    writer.check();
    writer.editor.dispatch(writer.editor.state.tr.insertText('x', 1));
    expect(writer.fresh()).toBe(1);
  });

  it('[W5] reads a block anew that another program has made a line end', () => {
    const { bytes } = seedDraft(EVERY_BLOCK, {});
    const document = new Y.Doc();
    Y.applyUpdate(document, bytes);
    const shown = new ShownBody(document);
    expect(said(shown.current)).toEqual(said(projectBody(document)));
    const embedded = shown.current.entries.flatMap((each) =>
      each.type === 'head' ? [each.map] : [],
    );
    for (const map of embedded) {
      map.delete('type');
      expect(said(shown.current)).toEqual(said(projectBody(document)));
    }
  });
});
