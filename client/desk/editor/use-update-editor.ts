import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { useEditor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { Writer } from './blocks/block-tools.ts';
import { showProblems } from './blocks/problems.ts';
import type { EditorSession } from './editor-session.ts';
import { createEditorSession } from './editor-session.ts';
import { firstContent } from './first-content.ts';
import type { UploadImage } from './image/uploads.ts';

/** What the editor of one update is made with. */
export interface EditorOptions {
  readonly connection: UpdateConnection;
  readonly liveBlog: LiveBlog;
  readonly staff: Writer;
  /** Why one cannot write, or null. */
  readonly readOnly: string | null;
  /** Shown beside the blocks that fail. */
  readonly problems: readonly PublishProblem[];
  /** Resolves with the stored picture; rejects with an error whose message is for people. */
  readonly onUploadImage: UploadImage;
  readonly autoFocus?: boolean;
  readonly onEscape?: () => void;
}

const ATTRIBUTES = {
  class: 'update-text',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': 'Text of the update',
  spellcheck: 'true',
};

const nothing = (): void => {};

/** The caret goes behind the last words: with a block selected, the first key would replace it. */
function focusLastText(editor: Editor): void {
  const { doc, tr } = editor.state;
  const last = Selection.findFrom(doc.resolve(doc.content.size), -1, true);
  if (last !== null) editor.view.dispatch(tr.setSelection(last));
  editor.view.focus();
}

/** The editor of one connection, for as long as the component lives. */
export function useUpdateEditor(options: EditorOptions): {
  readonly editor: Editor;
  readonly session: EditorSession;
} {
  const { connection, liveBlog, staff, problems, onUploadImage, onEscape = nothing } = options;
  const writable = options.readOnly === null;
  const surroundings = { upload: onUploadImage, onEscape };
  const [session] = useState(() =>
    createEditorSession({ connection, liveBlog, staff, surroundings }),
  );
  // From then on the text is shown by the binding.
  const [content] = useState(() => firstContent(connection.body));
  const editorProps = useMemo(
    () => ({ attributes: { ...ATTRIBUTES, 'aria-readonly': String(!writable) } }),
    [writable],
  );
  const editor = useEditor({
    extensions: session.extensions,
    content,
    editable: writable,
    immediatelyRender: true,
    // Its style element would need a hole in the content security policy; editor.css has what is needed of it.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    enableContentCheck: true,
    // Signs that others wrote stay signs: only addresses become links.
    enablePasteRules: ['link'],
    onCreate: ({ editor: created }) => {
      if (options.autoFocus === true && writable) focusLastText(created);
    },
    editorProps,
  });
  useEffect(() => {
    session.surroundings.set({ upload: onUploadImage, onEscape });
  }, [session, onUploadImage, onEscape]);
  useEffect(() => {
    if (!editor.isDestroyed) showProblems(editor.view, problems);
  }, [editor, problems]);
  return { editor, session };
}
