import { useState } from 'react';
import { holdsUnkeptWords } from '../connection/unkept.ts';
import { Button } from '../ui/button.tsx';
import { Blank } from '../ui/notice.tsx';
import { EntrancePage } from './entrance-page.tsx';

/**
 * A bug in the desk: what was typed is on this device or at the server, so reloading loses nothing. Where this
 * browser keeps nothing, what is on its way still leaves from here; the browser asks whoever reloads before.
 */
export function CrashPage() {
  const [unkept] = useState(holdsUnkeptWords);
  return (
    <EntrancePage title="Something in the desk broke">
      <Blank
        title={
          unkept ? 'Your last words are in this window alone' : 'Nothing that you typed is lost'
        }
        actions={
          <Button look="primary" onClick={() => window.location.reload()}>
            Reload the desk
          </Button>
        }
      >
        {unkept
          ? 'They are sent as soon as the server can be reached: wait for that before you reload.'
          : 'Text is kept on this device as it is typed.'}{' '}
        If it happens again, tell an admin what you did just before.
      </Blank>
    </EntrancePage>
  );
}
