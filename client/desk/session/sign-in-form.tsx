import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { signIn } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { FormError } from './form-error.tsx';

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: () => void;
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const attempt = useMutation({ mutationFn: signIn, retry: false, onSuccess: onSignedIn });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({ email: formText(form, 'email').trim(), password: formText(form, 'password') });
  };
  return (
    <form onSubmit={submit}>
      <FormError error={attempt.error} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        data-start={email === undefined ? undefined : ''}
        required
      />
      <Button type="submit" look="primary" busy={attempt.isPending}>
        {attempt.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
