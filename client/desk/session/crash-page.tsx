import { Button } from '../ui/button.tsx';
import { Blank } from '../ui/notice.tsx';
import { EntrancePage } from './entrance-page.tsx';

/** A bug in the desk: what was typed is on this device and at the server, so reloading loses nothing. */
export function CrashPage() {
  return (
    <EntrancePage title="Something in the desk broke">
      <Blank
        title="Nothing that you typed is lost"
        actions={
          <Button look="primary" onClick={() => window.location.reload()}>
            Reload the desk
          </Button>
        }
      >
        Text is kept on this device as it is typed. If it happens again, tell an admin what you did
        just before.
      </Blank>
    </EntrancePage>
  );
}
