import { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { confirmations } from '../../../client/desk/editor/quote/confirmations.ts';
import { confirmedOf } from '../../../shared/document/schema/quote/confirmation.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import type { ContentNode, Json } from '../../../shared/domain/content.ts';
import { body, paragraph } from '../../support/facts.ts';

const part = (type: string, text: string): ContentNode => ({
  type,
  content: [{ type: 'text', text }],
});
const quote = (id: string, words: string, speaker: string, verification: Json): ContentNode => ({
  type: 'quote',
  attrs: { id, verification },
  content: [part('quoteText', words), part('quoteSpeaker', speaker)],
});

function stateOf(...blocks: readonly ContentNode[]): EditorState {
  const doc = Node.fromJSON(documentSchema, body(...blocks));
  return EditorState.create({ doc, plugins: [confirmations()] });
}

/** Position in the text of the first node that holds `text`. */
function placeOf({ doc }: EditorState, text: string): number {
  let place = -1;
  doc.descendants((node, position) => {
    if (place < 0 && node.isText && node.text?.includes(text) === true) {
      place = position + node.text.indexOf(text);
    }
  });
  return place;
}

function verifications(state: EditorState): readonly unknown[] {
  const found: unknown[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === 'quote') found.push(node.attrs.verification);
  });
  return found;
}

const change = (state: EditorState, edit: (tr: Transaction) => Transaction): EditorState =>
  state.apply(edit(state.tr));

const OLD = { status: 'confirmed', by: 'Ben', at: null };

describe('[C18] a confirmation that does not say what it was given for', () => {
  it.each([
    ['confirmed', { status: 'confirmed', by: null, at: null }],
    [OLD, OLD],
  ])('says it as soon as the words change: %o', (value, kept) => {
    const before = stateOf(paragraph('Above.'), quote('q1', 'Next time.', 'Putin', value));
    const of = confirmedOf(quote('q1', 'Next time.', 'Putin', null));
    const after = change(before, (tr) => tr.insertText('No ', placeOf(before, 'Next')));
    expect(verifications(after)).toEqual([{ ...kept, of }]);
    const further = change(after, (tr) => tr.insertText('!', placeOf(after, 'time')));
    expect(verifications(further)).toEqual([{ ...kept, of }]);
  });

  it('says it for another speaker too, and for words that are all taken out', () => {
    const before = stateOf(quote('q1', 'Next time.', 'Putin', 'confirmed'));
    const at = placeOf(before, 'Putin');
    expect(verifications(change(before, (tr) => tr.insertText('X', at)))[0]).toHaveProperty('of');
    const words = placeOf(before, 'Next');
    const emptied = change(before, (tr) => tr.delete(words, words + 'Next time.'.length));
    expect(verifications(emptied)[0]).toHaveProperty('of');
  });

  it('is left alone by spaces, by marks and by what happens elsewhere', () => {
    const before = stateOf(
      paragraph('Above.'),
      quote('q1', 'Next time.', 'Putin', 'confirmed'),
      quote('q2', 'Never.', 'Trump', 'unconfirmed'),
    );
    const bold = documentSchema.marks.bold?.create();
    if (bold === undefined) throw new Error('the schema has no bold');
    const next = placeOf(before, 'Next');
    for (const edit of [
      (tr: Transaction) => tr.insertText('More. ', 1),
      (tr: Transaction) => tr.insertText('Not ', placeOf(before, 'Never')),
      (tr: Transaction) => tr.insertText(' ', next + 4),
      (tr: Transaction) => tr.addMark(next, next + 4, bold),
      (tr: Transaction) => tr.delete(0, 8),
    ]) {
      expect(verifications(change(before, edit))[0]).toBe('confirmed');
    }
  });

  it('of several quotes, each that changed', () => {
    const before = stateOf(
      quote('q1', 'One.', 'A', 'confirmed'),
      quote('q2', 'Two.', 'B', 'confirmed'),
      quote('q3', 'Three.', 'C', 'confirmed'),
    );
    const after = change(before, (tr) =>
      tr.insertText('x', placeOf(before, 'Three')).insertText('x', placeOf(before, 'One')),
    );
    expect(verifications(after).map((value) => typeof value)).toEqual([
      'object',
      'string',
      'object',
    ]);
  });
});
