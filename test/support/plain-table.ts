import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { lineEnd, unitMap } from './line.ts';

// A table as docs/draft-form.md has it, written by plain Yjs.

export interface PlainTable {
  readonly head: Y.Map<unknown>;
  readonly rows: Y.Array<Y.Map<unknown>>;
  readonly columns: Y.Array<Y.Map<unknown>>;
  readonly cells: Y.Array<Y.Map<unknown>>;
}

export const track = (id: string): Y.Map<unknown> => unitMap({ id, live: true });

/** A cell with one line of words. */
export function cell(row: string, col: string, words: string): Y.Map<unknown> {
  const text = new Y.Text();
  text.insert(0, words);
  text.insertEmbed(words.length, lineEnd());
  return unitMap({ row, col, text });
}

/** A table at the end of the body, with a cell in each place where `words` says something. */
export function addTable(
  document: Y.Doc,
  [rows, columns]: readonly [number, number],
  words: (row: number, column: number) => string | null = () => 'x',
): PlainTable {
  const lists = {
    rows: new Y.Array<Y.Map<unknown>>(),
    cols: new Y.Array<Y.Map<unknown>>(),
    cells: new Y.Array<Y.Map<unknown>>(),
  };
  const head = unitMap({ type: 'table', live: true, ...lists });
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  lists.rows.push(numbers(rows).map((row) => track(`r${row}`)));
  lists.cols.push(numbers(columns).map((column) => track(`c${column}`)));
  lists.cells.push(
    numbers(rows).flatMap((row) =>
      numbers(columns).flatMap((column) => {
        const said = words(row, column);
        return said === null ? [] : [cell(`r${row}`, `c${column}`, said)];
      }),
    ),
  );
  bodyOf(document).insertEmbed(bodyOf(document).length, head, {});
  return { head, rows: lists.rows, columns: lists.cols, cells: lists.cells };
}

/** The first table of a document. */
export function firstTable(document: Y.Doc): PlainTable {
  for (const { insert } of bodyOf(document).toDelta() as readonly { readonly insert: unknown }[]) {
    if (!(insert instanceof Y.Map) || insert.get('type') !== 'table') continue;
    const list = (key: string): Y.Array<Y.Map<unknown>> => {
      const value: unknown = insert.get(key);
      if (!(value instanceof Y.Array)) throw new Error(`no ${key}`);
      return value as Y.Array<Y.Map<unknown>>;
    };
    return { head: insert, rows: list('rows'), columns: list('cols'), cells: list('cells') };
  }
  throw new Error('no table');
}
