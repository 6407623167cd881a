import { isTooLarge } from '../connection/too-large.ts';
import { useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { Banner } from '../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { LostNotice } from './lost-notice.tsx';
import { OlderNotice } from './older-notice.tsx';
import type { OpenConnection } from './open-connection.ts';
import './save-notice.css';

interface SaveNoticeProps {
  readonly connection: OpenConnection;
  /** False while the update exists on this device alone. */
  readonly known: boolean;
}

/** Over the open text, only where it needs a decision: what happened to it, and the way out. */
export function SaveNotice({ connection, known }: SaveNoticeProps) {
  if (connection.status === 'loading') return null;
  if (connection.status === 'failed') {
    return (
      <Banner
        tone="danger"
        title="The editor could not be loaded."
        actions={<Button onClick={() => connection.retry()}>Try again</Button>}
      >
        Check the network.
      </Banner>
    );
  }
  return (
    <>
      <OlderNotice connection={connection.connection} />
      <LostNotice connection={connection.connection} />
      <StateNotice open={connection} known={known} />
    </>
  );
}

const UNDO = 'Undo, or take something out: it is sent again then.';

type Open = Extract<OpenConnection, { status: 'open' }>;

function StateNotice({ open, known }: { readonly open: Open; readonly known: boolean }) {
  const state = useObservable(open.connection.saveState);
  switch (state.status) {
    case 'refused':
      return state.retrying ? null : (
        <Banner tone="danger" title="The server refused what you typed.">
          {state.message} {isTooLarge(state) ? UNDO : null}{' '}
          {state.kept ? null : 'It is in this window alone: copy what you need.'}
        </Banner>
      );
    case 'reload':
      return (
        <Banner
          tone="warning"
          title="Dateline has a new version."
          actions={<Button onClick={() => window.location.reload()}>Reload</Button>}
        >
          {state.kept
            ? 'Reload to go on writing; what you typed is kept.'
            : 'Copy your text first: this browser has not kept it. Then reload to go on writing.'}
        </Banner>
      );
    case 'unknown':
      return known ? <UnknownNotice kept={state.kept} /> : null;
    case 'opening':
    case 'saved':
    case 'saving':
    case 'offline':
    case 'signedOut':
      return null;
  }
}

function UnknownNotice({ kept }: { readonly kept: boolean }) {
  const { close } = useDesk();
  return (
    <Banner
      tone="danger"
      title="The server does not know this update."
      actions={<Button onClick={close}>Close</Button>}
    >
      {kept
        ? 'Its text is kept on this device; copy what you need.'
        : 'Its text is in this window alone; copy what you need.'}
    </Banner>
  );
}
