import type { FocusEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { useDesk } from '../desk-context.ts';
import { useUpdateActions } from '../publishing/update-actions.tsx';

function cardIn(scroller: HTMLElement | null, id: UpdateId): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-update="${id}"]`) ?? null;
}

/** The card that the keyboard stands on: it has the focus, and the keys act on it. */
export function useSelection(rows: readonly UpdateSummary[], scroller: HTMLElement | null) {
  const [selected, setSelected] = useState<UpdateId | null>(null);
  useSelectionKeys(rows, selected, (id) => {
    setSelected(id);
    // A card outside the view comes into the page with the next render.
    requestAnimationFrame(() => {
      const card = cardIn(scroller, id);
      card?.focus({ preventScroll: true });
      card?.scrollIntoView({ block: 'nearest' });
    });
  });
  useFocusAfterClose(scroller);
  const onFocus = ({ target }: FocusEvent): void => {
    const id = target.closest('[data-update]')?.getAttribute('data-update');
    const row = rows.find((update) => update.id === id);
    if (row !== undefined) setSelected(row.id);
  };
  return { selected, onFocus };
}

function useSelectionKeys(
  rows: readonly UpdateSummary[],
  selected: UpdateId | null,
  go: (id: UpdateId) => void,
): void {
  const { open, close, openId } = useDesk();
  const actions = useUpdateActions();
  const index = rows.findIndex(({ id }) => id === (openId ?? selected));
  const current = rows[index];
  useKeys(openId === null, (command) => {
    switch (command) {
      case 'next':
      case 'previous': {
        const target = rows[command === 'next' ? index + 1 : Math.max(0, index - 1)];
        if (target === undefined) return false;
        go(target.id);
        return true;
      }
      case 'close':
        if (openId !== null) close();
        return openId !== null;
      case 'open':
        if (current !== undefined) open(current.id);
        return current !== undefined;
      case 'pin':
        if (current !== undefined) actions.pinQuotes(current);
        return current !== undefined;
      case 'markKey':
        if (current !== undefined) actions.markKey(current);
        return current !== undefined;
      case 'withdraw':
        if (current !== undefined) actions.withdraw(current);
        return current !== undefined;
      default:
        return false;
    }
  });
}

/** Whoever closes an update stands on its card again. */
function useFocusAfterClose(scroller: HTMLElement | null): void {
  const { openId } = useDesk();
  const before = useRef<UpdateId | null>(null);
  useEffect(() => {
    const closed = before.current;
    before.current = openId;
    if (openId === null && closed !== null) {
      cardIn(scroller, closed)?.focus({ preventScroll: true });
    }
  }, [openId, scroller]);
}
