import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';

/** At least this much of a card must show, else one would not see what was opened. */
const ENOUGH = 120;

function isInView(scroller: HTMLElement, id: UpdateId): boolean {
  const card = scroller.querySelector(`[data-update="${id}"]`)?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return card !== undefined && card.top >= view.top && card.top <= view.bottom - ENOUGH;
}

interface Opened {
  readonly rows: readonly UpdateSummary[];
  readonly openId: UpdateId | null;
  readonly scroller: HTMLElement | null;
  /** False while the timeline is still to come: the place of a card is not known before. */
  readonly loaded: boolean;
}

/** Whoever opens an update by its address, a board or a key sees it; one that shows already stays in its place. */
export function useBringIntoView(
  virtual: Virtualizer<HTMLElement, Element>,
  { rows, openId, scroller, loaded }: Opened,
): void {
  const brought = useRef<UpdateId | null>(null);
  const index = openId === null || !loaded ? -1 : rows.findIndex(({ id }) => id === openId);
  useEffect(() => {
    if (openId === null) brought.current = null;
    if (openId === null || index < 0 || scroller === null || brought.current === openId) return;
    // Cards that have just come are measured by then, and stand where they will stand.
    const frame = requestAnimationFrame(() => {
      brought.current = openId;
      if (!isInView(scroller, openId)) virtual.scrollToIndex(index, { align: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [virtual, openId, index, scroller]);
}
