import type { Extensions, JSONContent } from '@tiptap/core';
import { Editor } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { UpdateConnection } from '../../../client/desk/connection/update-connection.ts';
import { OwnUndo } from '../../../client/desk/connection/undo/own-undo.ts';
import type { BlockTools } from '../../../client/desk/editor/blocks/block-tools.ts';
import type { BlockChoice } from '../../../client/desk/editor/catalogue.ts';
import { blockCatalogue } from '../../../client/desk/editor/catalogue.ts';
import { editorExtensions } from '../../../client/desk/editor/extensions.ts';
import { beginUpload, gapAfter } from '../../../client/desk/editor/image/uploads.ts';
import { firstContent } from '../../../client/desk/editor/first-content.ts';
import type { UploadImage } from '../../../client/desk/editor/image/uploads.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { liveBlog, staffOf } from './surroundings.ts';
import { drawNothing } from './undrawn.ts';

/** Whoever works at a desk. */
interface Worker {
  readonly name: string;
  readonly document: Y.Doc;
  readonly body: ShownBody;
  readonly awareness: Awareness;
  readonly undoManager: OwnUndo;
  /** How many ids they have made. */
  ids: number;
}

export interface DeskOptions {
  readonly name: string;
  /** Milliseconds within which edits are one step to be undone. */
  readonly burst?: number;
  /** What another editor of the document shows as well. */
  readonly body?: ShownBody;
}

const PICTURE = new File(['x'], 'podium.jpg', { type: 'image/jpeg' });
const now = () => new Date(0);
/** What an editor shows of no text; left to itself, TipTap finds it by way of a page of HTML and another schema. */
const NO_TEXT: JSONContent = { type: 'doc', content: [{ type: 'paragraph' }] };

function workerAt(document: Y.Doc, options: DeskOptions): Worker {
  const { name, burst = Number.MAX_SAFE_INTEGER, body = new ShownBody(document) } = options;
  const [awareness, undoManager] = [new Awareness(document), new OwnUndo(document)];
  undoManager.captureTimeout = burst;
  return { name, document, body, awareness, undoManager, ids: 0 };
}

/** The desk's own editor: all of its extensions, a view, the binding; what surrounds it is not there. */
export class Desk {
  readonly editor: Editor;
  readonly choices: readonly BlockChoice[];
  readonly upload: UploadImage = () => Promise.resolve({ id: 'x', width: 960, height: 540 });
  #worker: Worker;

  constructor(document: Y.Doc, options: DeskOptions, element: HTMLElement) {
    this.#worker = workerAt(document, options);
    this.choices = blockCatalogue({
      newId: this.newId,
      now,
      timeZone: liveBlog.timeZone,
      chooseImage: (asking) => {
        const place = gapAfter(asking, asking.state.selection.to);
        beginUpload(asking, PICTURE, place, this.upload);
      },
    });
    this.editor = new Editor({
      element,
      content: firstContent(this.#worker.body),
      injectCSS: false,
      enableContentCheck: true,
      enablePasteRules: ['link'],
      extensions: this.#extensions(options.name),
    });
  }

  readonly newId = (): string => `${this.#worker.name}-${(this.#worker.ids += 1)}`;

  /** From here on, an edit is a step of its own to be undone; else those of one burst are one. */
  endBurst(): void {
    this.#worker.undoManager.stopCapturing();
  }

  /** Somebody else works here, with plugins and a state as new as those of a new editor. */
  seat(document: Y.Doc, options: DeskOptions): void {
    this.#worker = workerAt(document, options);
    const { view, schema, extensionManager } = this.editor;
    const doc = schema.nodeFromJSON(firstContent(this.#worker.body) ?? NO_TEXT);
    doc.check();
    view.updateState(EditorState.create({ doc, plugins: extensionManager.plugins }));
    // Of a key that the last one has held.
    view.dispatchEvent(new KeyboardEvent('keyup', { keyCode: 16 }));
  }

  /** Nobody works here, and nothing of who did is left. */
  clear(): void {
    const { view, schema } = this.editor;
    view.updateState(EditorState.create({ schema }));
    this.#leave();
  }

  destroy(): void {
    this.editor.destroy();
    this.#leave();
  }

  #leave(): void {
    this.#worker.awareness.destroy();
    this.#worker.undoManager.destroy();
  }

  #extensions(name: string): Extensions {
    const tools: BlockTools = { staff: staffOf(name), liveBlog, now, openDetails() {} };
    return editorExtensions({
      connection: this.#connection(),
      user: { name, color: '#0b6e99' },
      tools,
      choices: this.choices,
      newId: this.newId,
      upload: this.upload,
      refuse() {},
      say() {},
      onLostLine() {},
      onEscape() {},
      onLink() {},
    });
  }

  /** All that the editor uses of a connection, of whoever works here. */
  #connection(): UpdateConnection {
    const worker = (): Worker => this.#worker;
    const connection = {
      get document() {
        return worker().document;
      },
      get body() {
        return worker().body;
      },
      get awareness() {
        return worker().awareness;
      },
      get undoManager() {
        return worker().undoManager;
      },
    };
    return connection as unknown as UpdateConnection;
  }
}

/** A desk whose view is in no page and draws nothing. */
export function openUndrawn(document: Y.Doc, options: DeskOptions): Desk {
  const desk = new Desk(document, options, globalThis.document.createElement('div'));
  drawNothing(desk.editor.view);
  return desk;
}
