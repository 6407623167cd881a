import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { Role } from '../../../shared/domain/policy.ts';
import { ROLES } from '../../../shared/domain/policy.ts';
import { invite } from '../api/people.ts';
import { keys } from '../api/query-client.ts';
import { FormError } from '../session/form-error.tsx';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { Modal } from '../ui/modal.tsx';
import './people.css';

const DUTIES: Readonly<Record<Role, string>> = {
  reporter: 'Reporter: writes and submits',
  editor: 'Editor: publishes, corrects, pins, invites',
  admin: 'Admin: all that, and accounts',
};

export function InviteDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: ({
      key,
      ...body
    }: {
      readonly email: string;
      readonly role: Role;
      readonly key: string;
    }) => invite(body, key),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.newsroom }),
  });
  const close = (): void => {
    onClose();
    sending.reset();
  };
  return (
    <Modal open={open} title="Invite someone" onClose={close}>
      {sending.isSuccess ? (
        <LinkToSend link={sending.data.link} email={sending.variables.email} onDone={close} />
      ) : (
        <InviteForm
          busy={sending.isPending}
          error={sending.error}
          onSend={(email, role) => sending.mutate({ email, role, key: v7() })}
        />
      )}
    </Modal>
  );
}

interface InviteFormProps {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: (email: string, role: Role) => void;
}

function InviteForm({ busy, error, onSend }: InviteFormProps) {
  const permits = usePermission();
  const roles = ROLES.filter((role) => permits({ type: 'people.invite', role }).allowed);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = roles.find((candidate) => candidate === formText(form, 'role'));
    if (role !== undefined) onSend(formText(form, 'email').trim(), role);
  };
  return (
    <form onSubmit={submit}>
      <FormError error={error} />
      <TextField label="Email" name="email" type="email" autoComplete="off" required />
      <SelectField
        label="Role"
        name="role"
        options={roles.map((role) => ({ value: role, label: DUTIES[role] }))}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          Make an invitation link
        </Button>
      </div>
    </form>
  );
}

interface LinkToSendProps {
  readonly link: string;
  readonly email: string;
  readonly onDone: () => void;
}

/** The link is shown once: only its hash is kept. */
function LinkToSend({ link, email, onDone }: LinkToSendProps) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <>
      <p>Send this link to {email}. It works once, and is not shown again.</p>
      <div className="invite-link">
        <input
          className="input"
          aria-label="Invitation link"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <div className="actions">
        <Button look="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </>
  );
}
