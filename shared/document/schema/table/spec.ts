import { TableCell, TableHeader } from '@tiptap/extension-table';
import { DOCUMENT_LIMITS } from '../../../limits.ts';

/** How far a pasted cell reaches; web pages write 0, words, and more than there is. */
const spanOf = (name: 'colspan' | 'rowspan') => (element: HTMLElement) => {
  const span = Math.trunc(Number(element.getAttribute(name)));
  return span >= 1 ? Math.min(span, DOCUMENT_LIMITS.span) : 1;
};

const spans = {
  colspan: { default: 1, parseHTML: spanOf('colspan') },
  rowspan: { default: 1, parseHTML: spanOf('rowspan') },
  /** Columns are as wide as the page lets them. */
  colwidth: { default: null, parseHTML: () => null },
};

/** The cells of a table; `content` is loosened for [W5]. */
export const tableCells = (content: string) => [
  TableHeader.extend({
    content,
    addAttributes() {
      return { ...this.parent?.(), ...spans };
    },
  }),
  TableCell.extend({
    content,
    addAttributes() {
      return { ...this.parent?.(), ...spans };
    },
  }),
];
