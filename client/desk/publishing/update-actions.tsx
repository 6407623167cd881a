import type { ReactNode } from 'react';
import { createContext, useContext, useMemo, useState } from 'react';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { useBoards, usePinCommands } from '../boards/use-boards.ts';
import { usePermission } from '../session/session.tsx';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import { useDesk } from '../desk-context.ts';
import { useUpdateCommands } from '../cache/update-commands.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What can be done to an update whether its card is open or not. */
export interface UpdateActions {
  readonly markKey: (update: UpdateSummary) => void;
  readonly withdraw: (update: UpdateSummary) => void;
  /** Pins the update's quotes, or unpins them where all are pinned. */
  readonly pinQuotes: (update: UpdateSummary) => void;
}

const UpdateActionsContext = createContext<UpdateActions | null>(null);

/** What can be done to an update; throws outside of a live blog's desk. */
export function useUpdateActions(): UpdateActions {
  const actions = useContext(UpdateActionsContext);
  if (actions === null) throw new Error('useUpdateActions stands outside a live blog');
  return actions;
}

/** Gives the actions to all in it, and asks for a reason before one withdraws. */
export function UpdateActionsProvider({ children }: { readonly children: ReactNode }) {
  const [withdrawing, setWithdrawing] = useState<UpdateSummary | null>(null);
  const { send } = useUpdateCommands();
  const permits = usePermission();
  const pinQuotes = usePinQuotes();
  const refusedBy = (action: 'update.markKey' | 'update.withdraw'): boolean => {
    const permission = permits({ type: action });
    if (!permission.allowed) tellRefusal(permission.reason);
    return !permission.allowed;
  };
  const actions: UpdateActions = {
    markKey(update) {
      if (refusedBy('update.markKey')) return;
      const key = !update.key;
      send(
        update.id,
        { command: 'key', body: { key } },
        { onDone: () => tell(key ? 'Marked as a key event.' : 'No longer a key event.') },
      );
    },
    withdraw(update) {
      if (refusedBy('update.withdraw')) return;
      if (update.state.status === 'published') setWithdrawing(update);
      else tellRefusal('Only what readers see can be withdrawn.');
    },
    pinQuotes,
  };
  return (
    <UpdateActionsContext value={actions}>
      {children}
      <WithdrawDialog update={withdrawing} onClose={() => setWithdrawing(null)} />
    </UpdateActionsContext>
  );
}

function usePinQuotes(): UpdateActions['pinQuotes'] {
  const { liveBlog } = useDesk();
  const boards = useBoards(liveBlog.id).data;
  const commands = usePinCommands(liveBlog.id);
  const permission = usePermission()({ type: 'pin.manage' });
  return useMemo(
    () =>
      ({ id }) => {
        if (!permission.allowed) return tellRefusal(permission.reason);
        const open = boards?.quotes.filter((entry) => entry.updateId === id) ?? [];
        const pinned = boards?.pins.filter((entry) => entry.updateId === id) ?? [];
        if (open.length + pinned.length === 0) {
          return tellRefusal('Readers see no quote in this update that could be pinned.');
        }
        for (const { quoteId } of open) commands.pin(quoteId);
        if (open.length > 0) return tell(open.length === 1 ? 'Quote pinned.' : 'Quotes pinned.');
        for (const { quoteId } of pinned) commands.unpin(quoteId);
        tell(pinned.length === 1 ? 'Quote unpinned.' : 'Quotes unpinned.');
      },
    [boards, commands, permission],
  );
}
