import type { Editor } from '@tiptap/core';
import { useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { EditorSession } from './editor-session.ts';
import { createEditorSession } from './editor-session.ts';
import { showProblems } from './blocks/problems.ts';
import { cleanHtml } from './paste/clean-html.ts';
import type { UpdateEditorProps } from './update-editor.tsx';

const ATTRIBUTES = {
  class: 'update-text',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': 'Text of the update',
  spellcheck: 'true',
};

const nothing = (): void => {};

/** The editor of one connection, for as long as the component lives. */
export function useUpdateEditor(props: UpdateEditorProps): {
  readonly editor: Editor;
  readonly session: EditorSession;
} {
  const { connection, liveBlog, staff, problems, onUploadImage, onEscape = nothing } = props;
  const writable = props.readOnly === null;
  const surroundings = { upload: onUploadImage, onEscape };
  const [session] = useState(() =>
    createEditorSession({ connection, liveBlog, staff, surroundings }),
  );
  const editor = useEditor({
    extensions: session.extensions,
    editable: writable,
    autofocus: props.autoFocus === true && writable ? 'end' : false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    enableContentCheck: true,
    editorProps: {
      attributes: ATTRIBUTES,
      transformPastedHTML: (html) => cleanHtml(html, new DOMParser()),
    },
  });
  useEffect(() => {
    session.surroundings.set({ upload: onUploadImage, onEscape });
  }, [session, onUploadImage, onEscape]);
  useEffect(() => {
    if (!editor.isDestroyed) showProblems(editor.view, problems);
  }, [editor, problems]);
  return { editor, session };
}
