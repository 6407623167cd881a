// @vitest-environment jsdom
import type { ResolvedPos, Slice } from '@tiptap/pm/model';
import { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import * as proseMirrorView from '@tiptap/pm/view';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import { expect, it } from 'vitest';
import type { CleanHtml } from '../../../client/desk/editor/paste/clean-html.ts';
import { withoutSecondHeadline } from '../../../client/desk/editor/paste/headlines.ts';
import { placeAnywhere, placeInParticular } from '../../../client/desk/editor/paste/place-slice.ts';
import { normalise } from '../../../shared/document/schema/canonical.ts';
import { readParts, seedDraft } from '../../../shared/document/sequence/draft.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { budget, drawSeeds } from '../../support/budget.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import { cleaned } from '../../support/pasted.ts';
import { outline } from '../../support/outline.ts';
import type { Random } from '../../support/random.ts';
import { createRandom } from '../../support/random.ts';

// Exported for tests, and in no type.
const { __parseFromClipboard: parseFromClipboard } = proseMirrorView as unknown as {
  readonly __parseFromClipboard: (
    view: EditorView,
    text: string,
    html: string,
    plainText: boolean,
    $context: ResolvedPos,
  ) => Slice | null;
};

const before = Node.fromJSON(documentSchema, EVERY_BLOCK);

/** A page of anything in anything; every word is another, so that each can be found again. */
function page(random: Random): { readonly html: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const word = (): string => {
    words.push(`w${words.length}w`);
    return words.at(-1) ?? '';
  };
  const inline = (): string =>
    random.pick([
      () => word(),
      () => `<b>${word()}</b>`,
      () => `${word()}<br>${word()}`,
      () => `<span style="vertical-align:super">${word()}</span>`,
      () => `<a href="https://a.example/">${word()}</a>`,
    ])();
  const times = (most: number, make: () => string): string =>
    Array.from({ length: random.between(1, most) }, make).join('');
  const block = (depth: number): string => {
    if (depth > 3) return `<p>${inline()}</p>`;
    const inner = (): string => block(depth + 1);
    return random.pick([
      () => `<p>${inline()}</p>`,
      () => inline(),
      () => `<h${random.between(1, 6)}>${inline()}</h1>`,
      () => `<ul>${times(3, () => `<li>${inner()}${inner()}</li>`)}</ul>`,
      () =>
        `<ol start="${random.between(1, 9)}">${times(3, () => `<li>${inner()}</li>`)}${inner()}</ol>`,
      () =>
        `<table>${times(3, () => `<tr>${times(3, () => `<td rowspan="${random.between(1, 4)}" colspan="${random.between(1, 3)}">${inner()}</td>`)}</tr>`)}</table>`,
      () => `<blockquote>${inner()}</blockquote>`,
      () => `<div>${inner()}<br><br>${inner()}</div>`,
      () => `<pre>${word()}\n${word()}</pre>`,
      () => '<hr>',
      () =>
        `<p style="mso-list:l0 level${random.between(1, 4)} lfo1"><span style="mso-list:Ignore">${random.between(1, 9)}.</span>${inline()}</p>`,
    ])();
  };
  return { html: times(4, () => block(0)), words };
}

/** A caret at any place that takes text. */
function stateAt(random: Random): EditorState {
  const places: number[] = [];
  before.descendants((node, position) => {
    if (node.isTextblock) places.push(position + 1 + random.between(0, node.content.size));
  });
  const selection = TextSelection.create(before, random.pick(places));
  return EditorState.create({ doc: before, selection, plugins: [tableEditing()] });
}

function pasteInto(state: EditorState, { html, losses }: CleanHtml): EditorState {
  // All that the parser asks of a view.
  const view = { state, someProp: () => {} } as unknown as EditorView;
  const parsed = parseFromClipboard(view, '', html, false, state.selection.$from);
  if (parsed === null) return state;
  const slice = withoutSecondHeadline(parsed, state);
  return state.apply(placeInParticular(state, { slice, losses }) ?? placeAnywhere(state, slice));
}

const countOf = (document: Node, type: string): number => {
  let count = 0;
  document.descendants((node) => {
    if (node.type.name === type) count += 1;
  });
  return count;
};

const textOf = (document: Node): string =>
  document.textBetween(0, document.content.size, '\n', '\n');

it.each(drawSeeds(budget(60, 20_000)))(
  'anything pasted anywhere is there once, and tears no block (seed %i) [C7] [C11]',
  (seed) => {
    const random = createRandom(seed);
    const { html, words } = page(random);
    const state = stateAt(random);
    const result = cleaned(html);
    const after = pasteInto(state, result).doc;
    after.check();
    const text = textOf(after);
    const found = words.map((word) => text.split(word).length - 1);
    expect(found, `${html} at ${state.selection.from}`).toEqual(words.map(() => 1));
    // The form of a draft holds it as it is.
    const content = normalise(after.toJSON() as ContentNode);
    const stored = readParts([seedDraft(content, {}).bytes]);
    expect(outline(normalise(stored.content)), html).toBe(outline(content));
    for (const type of [
      'quote',
      'quoteText',
      'quoteSpeaker',
      'locationStamp',
      'image',
      'headline',
    ]) {
      expect(countOf(after, type), type).toBe(countOf(before, type));
    }
  },
);
