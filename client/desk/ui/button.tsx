import type { ComponentProps } from 'react';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is the one next step; `quiet` has no frame until it is pointed at. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly busy?: boolean;
}

/** A busy button keeps its focus and width, and does nothing. */
export function Button({ look = 'plain', busy = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={className === undefined ? 'button' : `button ${className}`}
      data-look={look}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    />
  );
}
