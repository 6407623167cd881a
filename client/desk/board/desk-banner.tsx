import type { DeskLinkState } from '../presence/desk-link.ts';
import { Banner } from '../ui/notice.tsx';
import './desk-banner.css';

/** What is wrong with the desk as a whole. It lies over the foot of the stream, so that nothing moves. */
export function DeskBanner({ link }: { readonly link: DeskLinkState }) {
  if (link.storage === 'failing') {
    return (
      <div className="desk-banner">
        <Banner tone="danger" title="The server cannot store anything right now.">
          Keep writing: your text is kept on this device and sent as soon as storage works again.
        </Banner>
      </div>
    );
  }
  if (link.connection !== 'reconnecting') return null;
  return (
    <div className="desk-banner">
      <Banner tone="warning" title="No connection.">
        What you write is kept on this device and sent when the connection is back.
      </Banner>
    </div>
  );
}
