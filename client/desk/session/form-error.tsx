/** Why the form was not taken; read out when it appears. */
export function FormError({ error }: { readonly error: Error | null }) {
  return (
    <p className="form-error" role="alert">
      {error?.message}
    </p>
  );
}
