import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Colleague } from '../carets/caret-element.ts';
import { caretElement, selectionAttributes } from '../carets/caret-element.ts';
import { showDecorations, shownDecorations } from '../shown-decorations.ts';
import { findPlace } from './anchored-place.ts';
import type { Binding } from './binding.ts';
import { SHOWN } from './transaction-marks.ts';

interface CaretsOptions {
  readonly connection: { readonly awareness: Awareness } | null;
  /** Shown until the server has named the person itself. */
  readonly user: Colleague;
}

/** What a client says of itself; `cursor` are two places that move with the text. */
interface ClientState {
  readonly user?: Colleague;
  readonly cursor?: { readonly anchor: unknown; readonly head: unknown } | null;
}

const key = new PluginKey<DecorationSet>('carets');

/** Where the place is in the document that the binding shows; null where it is nowhere. */
function positionOf(binding: Binding, state: EditorState, place: unknown): number | null {
  try {
    const anchored = Y.createRelativePositionFromJSON(place);
    const shown = { body: binding.body, document: state.doc };
    return findPlace(shown, anchored, binding.document)?.position ?? null;
  } catch {
    // No place of this document.
    return null;
  }
}

function decorationsOf(
  client: number,
  { user, cursor }: ClientState,
  binding: Binding,
  state: EditorState,
): readonly Decoration[] {
  if (cursor === null || cursor === undefined) return [];
  const anchor = positionOf(binding, state, cursor.anchor);
  const head = positionOf(binding, state, cursor.head);
  if (anchor === null || head === null) return [];
  const person = user ?? {};
  const caret = Decoration.widget(head, () => caretElement(person), {
    key: `${client} ${JSON.stringify(person)}`,
    side: 10,
  });
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  if (from === to) return [caret];
  const selection = Decoration.inline(from, to, selectionAttributes(person), {
    inclusiveEnd: true,
    inclusiveStart: false,
  });
  return [caret, selection];
}

function colleagues(awareness: Awareness, binding: Binding, state: EditorState): DecorationSet {
  const decorations = [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .flatMap(([client, value]) => decorationsOf(client, value, binding, state));
  return DecorationSet.create(state.doc, decorations);
}

/** Tells the others where this person's caret is while the editor has the focus. */
function tell(awareness: Awareness, binding: Binding, view: EditorView): void {
  const local: ClientState | null = awareness.getLocalState();
  // Nobody is told of an editor that only sends what an earlier visit left.
  if (local === null) return;
  const before = JSON.stringify(local.cursor ?? null);
  const { anchor, head } = binding.anchor(view.state.selection);
  const cursor = view.hasFocus() && anchor !== null && head !== null ? { anchor, head } : null;
  if (JSON.stringify(cursor) !== before) awareness.setLocalStateField('cursor', cursor);
}

/** Shows where the others are, and tells them where this person is. */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  addOptions: () => ({ connection: null, user: {} }),
  // Behind the shared text, which is in step with the editor then.
  onTransaction({ transaction, editor }) {
    const { connection } = this.options;
    const { binding } = editor.storage.sharedText;
    if (connection === null || binding === null) return;
    const { awareness } = connection;
    tell(awareness, binding, editor.view);
    if (transaction.docChanged && transaction.getMeta(SHOWN) === true) {
      show(awareness, binding, editor.view);
    }
  },
  addProseMirrorPlugins() {
    const { connection, user } = this.options;
    const { storage } = this.editor;
    if (connection === null) return [];
    const { awareness } = connection;
    return [
      new Plugin<DecorationSet>({
        key,
        state: shownDecorations(key),
        props: {
          decorations: (state) => key.getState(state),
          handleDOMEvents: {
            focus: (view) => tellSoon(awareness, storage.sharedText, view),
            blur: (view) => tellSoon(awareness, storage.sharedText, view),
          },
        },
        view: (view) => {
          if (awareness.getLocalState() !== null) awareness.setLocalStateField('user', user);
          return listen(awareness, storage.sharedText, view);
        },
      }),
    ];
  },
});

interface Bound {
  readonly binding: Binding | null;
}

/** Once the browser has moved the focus. */
function tellSoon(awareness: Awareness, bound: Bound, view: EditorView): false {
  queueMicrotask(() => {
    if (!view.isDestroyed && bound.binding !== null) tell(awareness, bound.binding, view);
  });
  return false;
}

interface WithObserver {
  readonly domObserver: { readonly flush: () => void };
}

/**
 * Where the browser has moved the caret and ProseMirror has not looked yet, drawing would put it back: an arrow key
 * would be lost. ProseMirror declares its observer as its own affair.
 */
function readCaret(view: EditorView): void {
  (view as unknown as WithObserver).domObserver.flush();
}

function show(awareness: Awareness, binding: Binding, view: EditorView): void {
  showDecorations(view, key, colleagues(awareness, binding, view.state));
}

function listen(awareness: Awareness, bound: Bound, view: EditorView) {
  const changed = (_change: unknown, origin: unknown): void => {
    if (origin === 'local' || view.isDestroyed || bound.binding === null) return;
    readCaret(view);
    show(awareness, bound.binding, view);
  };
  awareness.on('change', changed);
  queueMicrotask(() => changed(null, null));
  return {
    destroy(): void {
      awareness.off('change', changed);
      if (awareness.getLocalState() !== null) awareness.setLocalStateField('cursor', null);
    },
  };
}
