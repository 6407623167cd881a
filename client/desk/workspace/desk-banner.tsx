import { keepsNothing } from '../connection/device.ts';
import { useObservable } from '../observable.ts';
import type { DeskLinkState } from '../presence/desk-link.ts';
import { Banner } from '../ui/notice.tsx';
import './desk-banner.css';

/** What becomes of the words meanwhile; `sent` when. */
const wordsOf = (nothingKept: boolean, sent: string): string =>
  nothingKept
    ? `This browser keeps nothing of what you write: leave this window open. It is sent ${sent}.`
    : `What you write is kept on this device and sent ${sent}.`;

/** What is wrong with the desk as a whole. It lies over the foot of the stream, so that nothing moves. */
export function DeskBanner({ link }: { readonly link: DeskLinkState }) {
  const nothingKept = useObservable(keepsNothing);
  if (link.storage === 'failing') {
    return (
      <div className="desk-banner">
        <Banner tone="danger" title="The server cannot store anything right now.">
          Keep writing. {wordsOf(nothingKept, 'as soon as storage works again')}
        </Banner>
      </div>
    );
  }
  if (link.connection !== 'reconnecting') return null;
  return (
    <div className="desk-banner">
      <Banner tone="warning" title="No connection.">
        {wordsOf(nothingKept, 'when the connection is back')}
      </Banner>
    </div>
  );
}
