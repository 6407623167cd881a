import type { EditorState, Transaction } from '@tiptap/pm/state';
import { removeColumn, removeRow, TableMap } from '@tiptap/pm/tables';
import type { RevivedPlace } from './revived-places.ts';

/** Takes away what had been removed before. */
export function removePlace(state: EditorState, { what, ranges }: RevivedPlace): Transaction {
  const { tr } = state;
  const [first] = ranges;
  if (first === undefined) return tr;
  if (what === 'block') return tr.delete(first.from, first.to);
  if (what === 'line') return tr.deleteRange(first.from, first.to);
  const $cell = state.doc.resolve(first.from);
  const table = $cell.node(-1);
  const map = TableMap.get(table);
  const tableStart = $cell.start(-1);
  const { left, top } = map.findCell(first.from - tableStart);
  const isLast = what === 'row' ? map.height === 1 : map.width === 1;
  if (isLast) return tr.delete($cell.before(-1), $cell.after(-1));
  const place = { map, table, tableStart, left, top, right: left + 1, bottom: top + 1 };
  if (what === 'row') removeRow(tr, place, top);
  else removeColumn(tr, place, left);
  return tr;
}
