import type { SubmitEvent } from 'react';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { Modal } from '../ui/modal.tsx';
import { tell } from '../ui/toasts.tsx';
import { updateName } from '../update-card/card.tsx';
import { useUpdateCommands } from '../cache/update-commands.ts';

interface WithdrawDialogProps {
  readonly update: UpdateSummary | null;
  readonly onClose: () => void;
}

export function WithdrawDialog({ update, onClose }: WithdrawDialogProps) {
  const { busy, send } = useUpdateCommands();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (update === null) return;
    const reason = formText(new FormData(event.currentTarget), 'reason').trim();
    send(
      update.id,
      { command: 'withdraw', body: { reason } },
      {
        onDone: () => {
          onClose();
          tell('Withdrawn. Readers see the reason in its place.');
        },
      },
    );
  };
  return (
    <Modal
      open={update !== null}
      title="Withdraw this update?"
      description={
        update === null ? null : (
          <>
            “{updateName(update)}” disappears from every page and feed at once, and its quotes are
            unpinned. It cannot be published again.
          </>
        )
      }
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <TextField
          label="Reason"
          name="reason"
          hint="One line that readers see where the update was."
          maxLength={1000}
          autoComplete="off"
          required
        />
        <div className="actions">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="danger" busy={busy}>
            Withdraw
          </Button>
        </div>
      </form>
    </Modal>
  );
}
