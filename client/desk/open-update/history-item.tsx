import { History } from 'lucide-react';
import type { UpdateId } from '../../../shared/ids.ts';
import { choosePanelTab, foldPanel } from '../boards/panel-state.ts';
import { MenuItem } from '../ui/menu.tsx';
import { PHONE, useMedia } from '../ui/use-media.ts';
import { historyView } from '../history/history-state.ts';

export function HistoryItem({ id }: { readonly id: UpdateId }) {
  const phone = useMedia(PHONE);
  const show = (): void => {
    if (phone) return historyView.set({ kind: 'list', id });
    choosePanelTab('history');
    foldPanel(false);
  };
  return (
    <MenuItem icon={<History aria-hidden />} onSelect={show}>
      Version history
    </MenuItem>
  );
}
