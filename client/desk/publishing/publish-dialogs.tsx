import { wordChanges } from '../../../shared/domain/correction.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import type { Observable } from '../observable.ts';
import { observable, useObservable } from '../observable.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import type { PublishConflict, Publishing, Reviewed } from './publishing.ts';
import { correctionsOf } from './publish-state.ts';

interface PublishDialogsProps {
  readonly update: UpdateSummary;
  readonly detail: UpdateDetail | undefined;
  readonly drafts: Observable<Draft | null>;
  readonly publishing: Publishing;
}

const NOT_ASKED = observable<Draft | null>(null);

/**
 * What "publish with these changes" would publish, and how it differs from what was read: the text as it
 * stands here, or what the server answered while nothing of it has come here yet.
 */
function nextToPublish(
  { seen, answer }: PublishConflict,
  current: Reviewed,
): Reviewed & Pick<PublishConflict['answer'], 'difference'> {
  if (current.hash === seen.hash) {
    return { hash: answer.contentHash, content: seen.content, difference: answer.difference ?? [] };
  }
  const { hash, content } = current;
  return { hash, content, difference: wordChanges(seen.content, content) };
}

/** What stands between the open text and its readers; closed, nothing of the text is read. */
export function PublishDialogs(props: PublishDialogsProps) {
  const { publishing } = props;
  return (
    <>
      <ConflictDialog {...props} />
      <CorrectionDialog
        open={publishing.correcting}
        changes={useCorrections(props)}
        busy={publishing.busy}
        onClose={() => publishing.correct(false)}
        onPublish={(note) => publishing.publish('correction', note)}
      />
    </>
  );
}

function ConflictDialog({ drafts, publishing }: PublishDialogsProps) {
  const { conflict } = publishing;
  const draft = useObservable(conflict === null ? NOT_ASKED : drafts);
  const next = conflict && draft && nextToPublish(conflict, draft);
  return (
    <ChangedDialog
      difference={next && next.difference}
      busy={publishing.busy}
      onReview={publishing.dismissConflict}
      onPublish={() => {
        if (next) publishing.publishDespiteConflict(next);
      }}
    />
  );
}

function useCorrections({ update, detail, drafts, publishing }: PublishDialogsProps) {
  const { correcting } = publishing;
  const draft = useObservable(correcting ? drafts : NOT_ASKED);
  return correcting ? correctionsOf({ update, detail, draft }) : NO_CHANGES;
}

const NO_CHANGES: ReturnType<typeof correctionsOf> = [];
