import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EditorState, TextSelection, Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import type { ContentNode } from '../../shared/domain/content.ts';

/** An editor with its binding, without a screen. */
export interface HeadlessEditor {
  readonly state: EditorState;
  dispatch(transaction: Transaction): void;
  close(): void;
}

/** What a benchmark needs of a checkout of this program, of today or of an earlier day. */
export interface BoundProgram {
  readonly Doc: new () => Y.Doc;
  readonly applyUpdate: typeof Y.applyUpdate;
  readonly encode: typeof Y.encodeStateAsUpdate;
  readonly caretAt: (state: EditorState, position: number) => Transaction;
  readonly open: (document: Y.Doc) => HeadlessEditor;
  readonly seed: (content: ContentNode) => Uint8Array;
}

interface SeedModule {
  readonly seedDraft: (content: ContentNode, meta: object) => { readonly bytes: Uint8Array };
}

/** Where a draft is made: of the sequence, or of the tree before it. */
const SEEDS = ['shared/document/sequence/draft.ts', 'shared/document/ydoc.ts'];

/** Loads the editor, and the libraries that it uses itself, from a checkout with its own `node_modules`. */
export async function programAt(directory: string): Promise<BoundProgram> {
  // Their types are those of this checkout, as far as the interface above goes.
  const load = async <Module>(path: string): Promise<Module> =>
    (await import(pathToFileURL(join(directory, path)).href)) as Module;
  const { Editor } = await load<{ Editor: new (document: Y.Doc) => HeadlessEditor }>(
    'test/simulation/editor.ts',
  );
  const yjs = await load<typeof Y>('node_modules/yjs/dist/yjs.mjs');
  const state = await load<{ TextSelection: typeof TextSelection }>(
    'node_modules/prosemirror-state/dist/index.js',
  );
  const [now, before] = SEEDS;
  const { seedDraft } = await load<SeedModule>(now ?? '').catch(() =>
    load<SeedModule>(before ?? ''),
  );
  return {
    Doc: yjs.Doc,
    applyUpdate: yjs.applyUpdate,
    encode: yjs.encodeStateAsUpdate,
    caretAt: ({ tr }, position) => tr.setSelection(state.TextSelection.create(tr.doc, position)),
    open: (document) => new Editor(document),
    seed: (content) => seedDraft(content, {}).bytes,
  };
}
