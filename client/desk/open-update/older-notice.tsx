import { useState } from 'react';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { Banner } from '../ui/notice.tsx';

/** Over the open text, where words that an older version kept on this device are not in it. */
export function OlderNotice({ connection }: { readonly connection: UpdateConnection }) {
  const words = useObservable(connection.older.words);
  switch (words.status) {
    case 'none':
      return null;
    case 'waiting':
      return (
        <Banner title="An older version of Dateline kept words on this device.">
          They are added as soon as the server can be reached.
        </Banner>
      );
    case 'refused':
      return <Refused connection={connection} text={words.text} message={words.message} />;
  }
}

interface RefusedProps {
  readonly connection: UpdateConnection;
  readonly text: string;
  readonly message: string;
}

function Refused({ connection, text, message }: RefusedProps) {
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Banner
      tone="danger"
      title="Words that an older version of Dateline kept here could not be added."
      actions={
        <span className="frozen-actions">
          <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy my text'}</Button>
          {asking ? (
            <Button look="danger" onClick={() => void connection.older.discard()}>
              Discard it from this device
            </Button>
          ) : (
            <Button look="quiet" onClick={() => setAsking(true)}>
              Discard…
            </Button>
          )}
        </span>
      }
    >
      {message}
      <span className="older-text" dir="auto">
        {text}
      </span>
    </Banner>
  );
}
