import type { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { memo, useSyncExternalStore } from 'react';
import type { Person } from '../../../shared/protocol/desk.ts';
import { Attribution } from '../attribution/attribution.tsx';
import type { Writers } from '../attribution/use-writers.ts';
import { isTooLarge } from '../connection/too-large.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { useObservable } from '../observable.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { BlockBar } from './block-bar.tsx';
import { BlockHandle } from './blocks/block-handle.tsx';
import { BlockDetails } from './block-details.tsx';
import type { EditorSession } from './editor-session.ts';
import { FormatBar } from './format-bar/format-bar.tsx';
import { LinkPopover } from './format-bar/link-popover.tsx';
import { FrozenText } from './frozen-text.tsx';
import { HeadlineInvitation } from './headline-invitation.tsx';
import { appendParagraph } from './parts/part-keys.ts';
import { TableBar } from './table-bar.tsx';
import { UpdateDetails } from './update-details.tsx';
import type { EditorOptions } from './use-update-editor.ts';
import { useUpdateEditor } from './use-update-editor.ts';
import './editor.css';
import './text.css';
import './blocks/blocks.css';

export interface UpdateEditorProps extends EditorOptions {
  /** Offered as bylines. */
  readonly colleagues?: readonly Pick<Person, 'name'>[];
  /** For "who wrote this" and the proposed bylines. */
  readonly writers?: Writers;
}

/** The text of one update, as several people write it at once. It renders for what it is given, and not for the text. */
export const UpdateEditor = memo(function UpdateEditor(props: UpdateEditorProps) {
  const { connection } = props;
  const ready = useObservable(connection.ready);
  const outdated = useSyncExternalStore(
    connection.saveState.subscribe,
    () => connection.saveState.get().status === 'reload',
  );
  // An editor of an older schema would delete what it does not know ([W6]).
  if (outdated) return <FrozenText connection={connection} />;
  if (!ready) return <Skeleton label="Loading the text" rows={2} />;
  return <WritableEditor {...props} />;
});

/**
 * The sentence of a final refusal, or null: all other saving and saved leaves the editor alone. What was too large its
 * author can undo.
 */
function refusalOf(connection: UpdateConnection): string | null {
  const state = connection.saveState.get();
  if (isTooLarge(state)) return null;
  return state.status === 'refused' && !state.retrying ? state.message : null;
}

function WritableEditor(props: UpdateEditorProps) {
  const { connection, readOnly } = props;
  const refusal = useSyncExternalStore(connection.saveState.subscribe, () => refusalOf(connection));
  const reason = readOnly ?? refusal;
  return (
    <BoundEditor
      key={`${connection.document.guid} ${reason === null}`}
      {...props}
      readOnly={reason}
      refused={refusal !== null}
    />
  );
}

function BoundEditor(props: UpdateEditorProps & { readonly refused: boolean }) {
  const { connection, liveBlog, refused } = props;
  const { editor, session } = useUpdateEditor(props);
  const writable = props.readOnly === null;
  return (
    <div className="update-editor" data-writable={writable}>
      {writable ? <HeadlineInvitation editor={editor} /> : null}
      <div className="update-frame">
        {writable ? <BlockHandle editor={editor} /> : null}
        <EditorContent editor={editor} />
      </div>
      {writable ? <WritingTools editor={editor} session={session} /> : null}
      {refused ? <FrozenText connection={connection} discardable /> : null}
      {props.writers === undefined ? null : (
        <Attribution editor={editor} connection={connection} writers={props.writers} />
      )}
      <BlockDetails editor={editor} liveBlog={liveBlog} details={session.details} />
      <UpdateDetails
        connection={connection}
        timeZone={liveBlog.timeZone}
        colleagues={props.colleagues ?? []}
        writers={props.writers}
        readOnly={!writable}
      />
    </div>
  );
}

interface WritingToolsProps {
  readonly editor: Editor;
  readonly session: EditorSession;
}

function WritingTools({ editor, session }: WritingToolsProps) {
  return (
    <>
      <button
        type="button"
        className="update-tail"
        aria-label="Write on at the end"
        onClick={() => appendParagraph(editor)}
      />
      <FormatBar editor={editor} onLink={() => session.linking.set(true)} />
      <TableBar editor={editor} />
      <LinkPopover editor={editor} linking={session.linking} />
      <BlockBar editor={editor} choices={session.choices} />
    </>
  );
}
