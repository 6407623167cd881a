import type { SubmitEvent } from 'react';
import type { WordChange } from '../../../shared/domain/correction.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { Modal } from '../ui/modal.tsx';
import { WordChanges } from './word-changes.tsx';

interface CorrectionDialogProps {
  readonly open: boolean;
  /** Between what readers see and the draft. */
  readonly changes: readonly WordChange[];
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onPublish: (note: string) => void;
}

/** Publishes a correction: readers see the changed words and the note under the update. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { open, changes, busy, onClose, onPublish } = props;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onPublish(formText(new FormData(event.currentTarget), 'note').trim());
  };
  return (
    <Modal
      open={open}
      title="Publish a correction"
      description="Readers see what changed, and when, at the foot of the update."
      onClose={onClose}
      wide
    >
      <WordChanges changes={changes} />
      <form onSubmit={submit}>
        <TextField
          label="Note (optional)"
          name="note"
          hint="Why it was wrong, in a sentence for readers."
          maxLength={1000}
          autoComplete="off"
        />
        <div className="actions">
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" look="primary" busy={busy}>
            Publish correction
          </Button>
        </div>
      </form>
    </Modal>
  );
}
