import type { WordChange } from '../../../shared/domain/correction.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { WordChanges } from './word-changes.tsx';

interface ChangedDialogProps {
  /** What has changed since the editor looked; null while the dialog is closed. */
  readonly changed: { readonly difference: readonly WordChange[] | null } | null;
  readonly busy: boolean;
  readonly onReview: () => void;
  readonly onPublish: () => void;
}

/** Someone typed between reading and publishing: shows what, and lets the editor decide again. */
export function ChangedDialog({ changed, busy, onReview, onPublish }: ChangedDialogProps) {
  const difference = changed?.difference ?? null;
  return (
    <Modal
      open={changed !== null}
      title="Changed since you read it"
      description="Someone edited this update before you published. Nothing was published."
      onClose={onReview}
      wide
    >
      {difference === null || difference.length === 0 ? (
        <p>The change is not in the words themselves. Read the update once more.</p>
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
