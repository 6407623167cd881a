import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import type { Binding } from '../binding/binding.ts';
import { showDecorations, shownDecorations } from '../shown-decorations.ts';
import { OWN_EDIT } from '../../connection/undo/own-undo.ts';
import { button, element } from '../dom.ts';
import { removePlace } from './remove-place.ts';
import type { RevivedPlace } from './revived-places.ts';
import { hasRevived, revivedPlaces } from './revived-places.ts';
import './revived.css';

const key = new PluginKey<DecorationSet>('revived');

const WORDS: Readonly<Record<RevivedPlace['what'], string>> = {
  line: 'Removed while someone was writing in this line',
  block: 'Removed while someone was writing in this block',
  row: 'Removed while someone was writing in this row',
  column: 'Removed while someone was writing in this column',
};

function keep(document: Y.Doc, { maps }: RevivedPlace): void {
  document.transact(() => {
    for (const map of maps) map.set('live', true);
  }, OWN_EDIT);
}

function noteElement(view: EditorView, binding: Binding, place: RevivedPlace): HTMLElement {
  const words = WORDS[place.what];
  const act = (label: string, work: () => void): HTMLButtonElement => {
    const made = button(label, 'revived-action', () => {
      work();
      view.focus();
    });
    made.title = `${label}: ${words}`;
    return made;
  };
  const attributes = { class: 'revived-note', contenteditable: 'false', role: 'group' };
  const note = element('div', { ...attributes, 'aria-label': words, dir: 'auto' });
  note.append(element('span', { class: 'revived-words' }, words));
  if (!view.editable) return note;
  const actions = element('span', { class: 'revived-actions' });
  actions.append(
    act('Keep', () => keep(binding.document, place)),
    act('Remove', () => view.dispatch(removePlace(view.state, place))),
  );
  note.append(actions);
  return note;
}

/** Behind a line or block; in a table inside of the cell, as nothing else may stand there. */
const noteAt = ({ what, ranges }: RevivedPlace): number | null => {
  const [first] = ranges;
  if (first === undefined) return null;
  return what === 'line' || what === 'block' ? first.to : first.to - 1;
};

function decorationsOf(view: EditorView, binding: Binding): DecorationSet {
  const { doc } = view.state;
  const decorations = revivedPlaces(binding.body, doc).flatMap((place) => {
    const at = noteAt(place);
    if (at === null) return [];
    const note = Decoration.widget(at, () => noteElement(view, binding, place), {
      side: -1,
      key: `revived ${place.what} ${at}`,
      ignoreSelection: true,
      stopEvent: () => true,
    });
    const marks = place.ranges.map(({ from, to }) =>
      Decoration.node(from, to, { class: 'revived' }),
    );
    return [...marks, note];
  });
  return DecorationSet.create(doc, decorations);
}

const shownIn = (state: EditorState): DecorationSet => key.getState(state) ?? DecorationSet.empty;

/** Looks anew after each change of the text, once the editor shows it. */
function follow(body: Y.Doc, bound: { readonly binding: Binding | null }, view: EditorView) {
  let isAwaited = false;
  const look = (): void => {
    isAwaited = false;
    const { binding } = bound;
    if (view.isDestroyed || binding === null) return;
    const shows = hasRevived(binding.body);
    if (!shows && shownIn(view.state) === DecorationSet.empty) return;
    showDecorations(view, key, shows ? decorationsOf(view, binding) : DecorationSet.empty);
  };
  const changed = ({ changed: types }: Pick<Y.Transaction, 'changed'>): void => {
    if (isAwaited || types.size === 0) return;
    isAwaited = true;
    queueMicrotask(look);
  };
  body.on('afterTransaction', changed);
  isAwaited = true;
  queueMicrotask(look);
  return { destroy: () => body.off('afterTransaction', changed) };
}

/** Marks what was removed and shows for the words that somebody wrote in it, until one keeps or removes it. */
export const Revived = Extension.create<{
  readonly connection: { readonly document: Y.Doc } | null;
}>({
  name: 'revived',
  addOptions: () => ({ connection: null }),
  addProseMirrorPlugins() {
    const { connection } = this.options;
    const { storage } = this.editor;
    if (connection === null) return [];
    const { document } = connection;
    return [
      new Plugin<DecorationSet>({
        key,
        state: shownDecorations(key),
        props: { decorations: shownIn },
        view: (view) => follow(document, storage.sharedText, view),
      }),
    ];
  },
});
