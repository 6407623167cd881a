import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { FormError } from './form-error.tsx';

interface AccountFields {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

interface AccountFormProps {
  /** Given by an invitation, and then not to be changed. */
  readonly email?: string;
  readonly action: string;
  readonly onSend: (fields: AccountFields) => Promise<void>;
  readonly onDone: () => void;
}

/** Makes an account: of the first admin, or of someone who was invited. */
export function AccountForm({ email, action, onSend, onDone }: AccountFormProps) {
  const attempt = useMutation({ mutationFn: onSend, retry: false, onSuccess: onDone });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({
      email: email ?? formText(form, 'email').trim(),
      name: formText(form, 'name').trim(),
      password: formText(form, 'password'),
    });
  };
  return (
    <form onSubmit={submit}>
      <FormError error={attempt.error} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        hint="As colleagues and bylines show it."
        maxLength={120}
        required
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        readOnly={email !== undefined}
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words do well."
        minLength={12}
        maxLength={200}
        required
      />
      <Button type="submit" look="primary" busy={attempt.isPending}>
        {action}
      </Button>
    </form>
  );
}
