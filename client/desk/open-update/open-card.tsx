import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { keys } from '../api/query-client.ts';
import { shareDraft, sharing } from '../api/share-drafts.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { readUpdate, uploadImage } from '../api/updates.ts';
import { observable, useObservable } from '../observable.ts';
import { useWriters } from '../attribution/use-writers.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { HistoryDialogs } from '../history/history-dialogs.tsx';
import { usePermission, useSession } from '../session/session.tsx';
import { applyPreview } from '../cache/apply-update.ts';
import { CardFrame } from '../update-card/card.tsx';
import { CardBody, isEmpty } from '../update-card/card-body.tsx';
import { useDesk } from '../desk-context.ts';
import type { OpenConnection } from './open-connection.ts';
import { OpenFoot } from './open-foot.tsx';
import { Banner } from '../ui/notice.tsx';
import { PublishDialogs } from '../publishing/publish-dialogs.tsx';
import { usePublishing } from '../publishing/publishing.ts';
import { ReadOnlyNotice } from '../update-card/read-only-notice.tsx';
import { savedDraft } from './saved-draft.ts';
import { SaveNotice } from './save-notice.tsx';
import { useDrafts } from './use-draft.ts';
import { useShownProblems } from './use-shown-problems.ts';
import './open-card.css';

interface OpenCardProps {
  readonly update: UpdateSummary;
  readonly connection: OpenConnection;
  /** False while the update exists on this device alone. */
  readonly known: boolean;
}

/**
 * The card as the editor, in the place of the card, with the way to readers in its foot. Nothing here renders with
 * each key ([C8]).
 */
export const OpenCard = memo(function OpenCard({ update, connection, known }: OpenCardProps) {
  const { liveBlog, close } = useDesk();
  const detail = useQuery({
    queryKey: keys.update(update.id),
    queryFn: () => readUpdate(update.id),
    structuralSharing: sharing(shareDraft<UpdateDetail>),
    enabled: known,
  }).data;
  const [blank] = useState(() => isEmpty(update.content));
  const textState = useTextState(connection, update);
  const drafts = useDrafts(connection);
  useLastDraft(update, connection);
  const publishing = usePublishing({
    update,
    detail,
    drafts,
    savedDraft: () => savedDraft(connection),
    onDone: close,
  });
  const problems = useShownProblems(drafts, publishing.attempted);
  useKeys(false, (command) => {
    if (command !== 'proceed') return false;
    publishing.proceed();
    return true;
  });
  return (
    <CardFrame
      update={update}
      liveBlog={liveBlog}
      open
      blank={blank}
      foot={<OpenFoot update={update} detail={detail} drafts={drafts} publishing={publishing} />}
    >
      <SaveNotice connection={connection} known={known} />
      {textState === 'elsewhere' ? (
        <Banner tone="warning" title="This text is not on this device.">
          You can write in it when the connection is back.
        </Banner>
      ) : null}
      <ReadOnlyNotice update={update} liveBlog={liveBlog} />
      <OpenBody
        update={update}
        connection={connection}
        known={known}
        textState={textState}
        problems={problems}
      />
      <PublishDialogs update={update} detail={detail} drafts={drafts} publishing={publishing} />
      <HistoryDialogs update={update} drafts={drafts} />
    </CardFrame>
  );
});

/** The card that stays behind shows at once what was last written in it. */
function useLastDraft({ id, liveBlogId }: UpdateSummary, connection: OpenConnection): void {
  const queries = useQueryClient();
  const own = ownConnection(connection, id);
  useEffect(
    () => () => {
      // What has not come yet, because there is no connection, is not known to be empty ([W8]).
      if (own === null || !own.ready.get() || !hasCome(own)) return;
      const { content, hash } = own.draft();
      applyPreview(queries, liveBlogId, { updateId: id, content, contentHash: hash });
    },
    [queries, id, liveBlogId, own],
  );
}

/** False while the document has nothing from anybody, not even what has been deleted. */
const hasCome = ({ document }: UpdateConnection): boolean => document.store.clients.size > 0;

function ownConnection(open: OpenConnection, id: UpdateId): UpdateConnection | null {
  return open.status === 'open' && open.id === id ? open.connection : null;
}

/** `elsewhere`: the card shows words, and without a connection none of them have come to this device ([W8]). */
type TextState = 'opening' | 'elsewhere' | 'here';

/** Whether there is a text to write in: until then the card shows what the server told last. */
function useTextState(connection: OpenConnection, update: UpdateSummary): TextState {
  const own = ownConnection(connection, update.id);
  const isReady = useObservable(own?.ready ?? NOT_READY);
  const isHere = useSyncExternalStore(
    own?.subscribe ?? NOT_READY.subscribe,
    () => own !== null && (isEmpty(update.content) || hasCome(own)),
  );
  if (!isReady) return 'opening';
  return isHere ? 'here' : 'elsewhere';
}

const NOT_READY = observable(false);

const uploadNew = (file: File) => uploadImage(file, v7());

interface OpenBodyProps extends OpenCardProps {
  readonly textState: TextState;
  readonly problems: readonly PublishProblem[];
}

function OpenBody({ update, connection, known, textState, problems }: OpenBodyProps) {
  const { liveBlog, people, close } = useDesk();
  const staff = useSession();
  const permits = usePermission();
  const body = useRef<HTMLDivElement>(null);
  const writers = useWriters(connection.status === 'open' ? connection.connection : null, known);
  // Whoever opened the card from the keyboard must not be left on an element that is gone.
  useEffect(() => {
    if (textState !== 'here') body.current?.focus({ preventScroll: true });
  }, [textState]);
  if (textState !== 'here' || connection.status !== 'open') {
    return (
      <div ref={body} tabIndex={-1} aria-busy={textState === 'opening'}>
        <CardBody content={update.content} liveBlog={liveBlog} />
      </div>
    );
  }
  const writing = permits({
    type: 'update.write',
    liveBlog: liveBlog.status,
    update: update.state.status,
  });
  return (
    <connection.Editor
      connection={connection.connection}
      liveBlog={liveBlog}
      staff={staff}
      colleagues={people}
      readOnly={writing.allowed ? null : writing.reason}
      problems={problems}
      writers={writers}
      onUploadImage={uploadNew}
      // Opening is asking to write.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onEscape={close}
    />
  );
}
