import { useState } from 'react';
import { textOf } from '../../../shared/domain/content.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { Button } from '../ui/button.tsx';

interface FrozenTextProps {
  readonly connection: UpdateConnection;
  /** The text stands above already; what this device holds can be given up for the newsroom's version. */
  readonly discardable?: boolean;
}

/** The writer's words where they cannot be sent: to be read, and taken elsewhere. */
export function FrozenText({ connection, discardable = false }: FrozenTextProps) {
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const text = textOf(connection.draft().content);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(textOf(connection.draft().content));
    setCopied(true);
  };
  const discard = async (): Promise<void> => {
    await connection.discard();
    window.location.reload();
  };
  return (
    <div className="frozen">
      {discardable ? null : <p className="frozen-text">{text}</p>}
      <div className="frozen-actions">
        <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy my text'}</Button>
        {discardable && !asking ? (
          <Button look="quiet" onClick={() => setAsking(true)}>
            Go back to the newsroom’s version…
          </Button>
        ) : null}
        {asking ? (
          <Button look="danger" onClick={() => void discard()}>
            Discard what only this device holds
          </Button>
        ) : null}
      </div>
    </div>
  );
}
