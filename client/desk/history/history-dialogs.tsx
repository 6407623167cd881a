import { useEffect } from 'react';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import type { Observable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import { Modal } from '../ui/modal.tsx';
import { closeHistory, historyView } from './history-state.ts';
import { VersionDialog } from './version-dialog.tsx';
import { VersionList } from './version-list.tsx';

interface HistoryDialogsProps {
  readonly update: UpdateSummary;
  /** What stands in the editor. */
  readonly drafts: Observable<Draft | null>;
}

/** What of the open update's history lies over the desk: a version, or on a phone the list of them. */
export function HistoryDialogs({ update, drafts }: HistoryDialogsProps) {
  const view = useObservable(historyView);
  useEffect(() => closeHistory, []);
  const mine = view.kind !== 'closed' && view.id === update.id;
  return (
    <>
      <Modal open={mine && view.kind === 'list'} title="Version history" onClose={closeHistory}>
        {mine && view.kind === 'list' ? <VersionList id={update.id} /> : null}
      </Modal>
      <VersionDialog
        update={update}
        versionId={mine && view.kind === 'version' ? view.versionId : null}
        drafts={drafts}
      />
    </>
  );
}
