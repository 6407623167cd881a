import { useDesk } from '../desk-context.ts';
import { VersionList } from './version-list.tsx';

/** In the panel: how the open update came to be. */
export function HistoryBoard() {
  const { openId, waiting } = useDesk();
  if (openId === null) {
    return <p className="board-empty">Open an update to see how it came to be.</p>;
  }
  if (waiting.some(({ id }) => id === openId)) {
    return <p className="board-empty">This update is still on this device alone.</p>;
  }
  return <VersionList key={openId} id={openId} />;
}
