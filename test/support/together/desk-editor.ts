import type { JSONContent } from '@tiptap/core';
import { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { OwnUndo } from '../../../client/desk/editor/binding/own-undo.ts';
import type { UpdateConnection } from '../../../client/desk/connection/update-connection.ts';
import type { BlockTools } from '../../../client/desk/editor/blocks/block-tools.ts';
import type { BlockChoice } from '../../../client/desk/editor/blocks/catalogue.ts';
import { blockCatalogue } from '../../../client/desk/editor/blocks/catalogue.ts';
import { editorExtensions } from '../../../client/desk/editor/extensions.ts';
import { beginUpload, gapAfter } from '../../../client/desk/editor/image/uploads.ts';
import type { UploadImage } from '../../../client/desk/editor/image/uploads.ts';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { liveBlog, staffOf } from './surroundings.ts';
import { drawNothing } from './undrawn.ts';

/** The desk's own editor over a document: all of its extensions, a view, the binding; what surrounds it is not there. */
export interface DeskEditor {
  readonly editor: Editor;
  readonly document: Y.Doc;
  readonly choices: readonly BlockChoice[];
  readonly upload: UploadImage;
  readonly newId: () => string;
  /** From here on, an edit is a step of its own to be undone; else those of one burst are one. */
  readonly endBurst: () => void;
  readonly close: () => void;
}

export interface DeskEditorOptions {
  readonly name: string;
  /** Where it is shown; without, it has a view that is in no page and draws nothing. */
  readonly element?: HTMLElement;
  /** Milliseconds within which edits are one step to be undone. */
  readonly burst?: number;
  /** What another editor of the document shows as well. */
  readonly body?: ShownBody;
}

/** As the desk does it: the text as it is, or null while there is none. */
function textOf(document: Y.Doc): JSONContent | null {
  const { content } = readDraft(document);
  return content.content === undefined ? null : (content as JSONContent);
}

const PICTURE = new File(['x'], 'podium.jpg', { type: 'image/jpeg' });

// A page that is only thought of has no layout: a stretch of text has no box there.
if (!('getClientRects' in Range.prototype)) {
  Object.assign(Range.prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => new DOMRect(),
  });
}

export function openDeskEditor(document: Y.Doc, options: DeskEditorOptions): DeskEditor {
  const { name, element = globalThis.document.createElement('div') } = options;
  const awareness = new Awareness(document);
  const undoManager = new OwnUndo(document);
  undoManager.captureTimeout = options.burst ?? Number.MAX_SAFE_INTEGER;
  let ids = 0;
  const newId = () => `${name}-${(ids += 1)}`;
  const now = () => new Date(0);
  const upload: UploadImage = () => Promise.resolve({ id: 'x', width: 960, height: 540 });
  const choices = blockCatalogue({
    newId,
    now,
    timeZone: liveBlog.timeZone,
    chooseImage: (asking) => {
      const place = gapAfter(asking, asking.state.selection.to);
      beginUpload(asking, PICTURE, place, upload);
    },
  });
  const tools: BlockTools = { staff: staffOf(name), liveBlog, now, openDetails() {} };
  // All that the editor uses of a connection.
  const { body = new ShownBody(document) } = options;
  const connection = { body, awareness, undoManager } as unknown as UpdateConnection;
  const editor = new Editor({
    element,
    content: textOf(document),
    injectCSS: false,
    enableContentCheck: true,
    enablePasteRules: ['link'],
    extensions: editorExtensions({
      connection,
      user: { name, color: '#0b6e99' },
      tools,
      choices,
      newId,
      upload,
      refuse() {},
      say() {},
      onLostLine() {},
      onEscape() {},
      onLink() {},
    }),
  });
  if (options.element === undefined) drawNothing(editor.view);
  return {
    editor,
    document,
    choices,
    upload,
    newId,
    endBurst: () => undoManager.stopCapturing(),
    close() {
      editor.destroy();
      awareness.destroy();
      undoManager.destroy();
    },
  };
}
