import type { WordChange } from '../../../shared/domain/correction.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { WordChanges } from './word-changes.tsx';

interface ChangedDialogProps {
  /** What has changed since the editor looked, kept up to date; null while the dialog is closed. */
  readonly difference: readonly WordChange[] | null;
  readonly busy: boolean;
  readonly onReview: () => void;
  readonly onPublish: () => void;
}

/** Someone typed between reading and publishing: shows what, and lets the editor decide again. */
export function ChangedDialog({ difference, busy, onReview, onPublish }: ChangedDialogProps) {
  return (
    <Modal
      open={difference !== null}
      title="Changed since you read it"
      description="Someone edited this update before you published. Nothing was published."
      onClose={onReview}
      wide
    >
      {difference === null || difference.length === 0 ? (
        <p>The words are the same again, or the change is in how they are set.</p>
      ) : (
        <WordChanges changes={difference} />
      )}
      <div className="actions">
        <Button onClick={onReview}>Read it again</Button>
        <Button look="primary" busy={busy} onClick={onPublish}>
          Publish with these changes
        </Button>
      </div>
    </Modal>
  );
}
