import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import {
  confirmedOf,
  pinnedConfirmation,
} from '../../../../shared/document/schema/quote/confirmation.ts';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { SHOWN } from '../binding/transaction-marks.ts';

// toJSON gives ProseMirror JSON, whose shape the schema guarantees.
export const contentOf = (node: Node): ContentNode => node.toJSON() as ContentNode;

/** Colleagues' edits bring what follows from them along. */
const isOwn = (transaction: Transaction): boolean =>
  transaction.docChanged && transaction.getMeta(SHOWN) !== true;

/** The quotes of `state` in which one of the transactions changed something, by position. */
function touchedQuotes(
  transactions: readonly Transaction[],
  state: EditorState,
): ReadonlyMap<number, Node> {
  const found = new Map<number, Node>();
  const look = (node: Node, position: number): boolean => {
    if (node.type.name === 'quote') found.set(position, node);
    return !node.isTextblock;
  };
  transactions.forEach((transaction, index) => {
    transaction.mapping.maps.forEach((map, step) => {
      map.forEach((_from, _to, from, to) => {
        // To the end of this transaction, then through those after it.
        const later = transactions.slice(index + 1).map(({ mapping }) => mapping);
        const rest = [transaction.mapping.slice(step + 1), ...later];
        const start = rest.reduce((position, mapping) => mapping.map(position, -1), from);
        const end = rest.reduce((position, mapping) => mapping.map(position, 1), to);
        state.doc.nodesBetween(
          Math.max(0, start - 1),
          Math.min(state.doc.content.size, end + 1),
          look,
        );
      });
    });
  });
  return found;
}

function quoteWithId(document: Node, id: unknown): Node | null {
  let found: Node | null = null;
  document.descendants((node) => {
    if (node.type.name === 'quote' && node.attrs.id === id) found ??= node;
    return found === null && !node.isTextblock;
  });
  return found;
}

/** What the quote's confirmation becomes, or null where it stays as it is. */
function pinnedFor(quote: Node, before: EditorState): unknown {
  if (pinnedConfirmation(contentOf(quote)) === null) return null;
  const was = quoteWithId(before.doc, quote.attrs.id);
  if (was === null || confirmedOf(contentOf(was)) === confirmedOf(contentOf(quote))) return null;
  return pinnedConfirmation(contentOf(was));
}

/**
 * A confirmation of an earlier day, or one that a program wrote, does not say which words it was given for. As
 * soon as somebody here changes them, it does: it then counts no more for the new ones.
 */
export const confirmations = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(isOwn)) return null;
      const { tr } = after;
      for (const [position, quote] of touchedQuotes(transactions, after)) {
        const pinned = pinnedFor(quote, before);
        if (pinned !== null) tr.setNodeAttribute(position, 'verification', pinned);
      }
      return tr.docChanged ? tr : null;
    },
  });

export const Confirmations = Extension.create({
  name: 'confirmations',
  addProseMirrorPlugins: () => [confirmations()],
});
