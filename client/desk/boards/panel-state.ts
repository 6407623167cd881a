import { z } from 'zod';
import { observable } from '../observable.ts';

const NAME = 'dateline.panel';

export const PANEL_TABS = [
  { name: 'quotes', label: 'Key quotes' },
  { name: 'departures', label: 'Departures' },
  { name: 'review', label: 'Review' },
  { name: 'history', label: 'History' },
] as const;

export type PanelTab = (typeof PANEL_TABS)[number]['name'];

interface PanelState {
  readonly tab: PanelTab;
  readonly folded: boolean;
}

const schema: z.ZodType<PanelState> = z
  .object({ tab: z.enum(['quotes', 'departures', 'review', 'history']), folded: z.boolean() })
  .catch({ tab: 'quotes', folded: false });

/** Between phone and wide, the boards lie over the stream: only as long as one looks at them. */
const isOverlay = (): boolean => window.matchMedia('(max-width: 1179px)').matches;

function read(): PanelState {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(NAME) ?? 'null'));
  } catch {
    return schema.parse(null);
  }
}

/** Which board shows beside the timeline, and whether any does; kept on this device. */
export const panelState = observable<PanelState>(
  isOverlay() ? { ...read(), folded: true } : read(),
);

function change(part: Partial<PanelState>): void {
  const next = { ...panelState.get(), ...part };
  const folded = isOverlay() ? read().folded : next.folded;
  localStorage.setItem(NAME, JSON.stringify({ ...next, folded }));
  panelState.set(next);
}

/** Shows another board. */
export const choosePanelTab = (tab: PanelTab): void => change({ tab });

/** Hides the boards, or shows them again. */
export const foldPanel = (folded: boolean): void => change({ folded });

/** Gives the stream back to whoever opens an update. */
export function foldOverlay(): void {
  if (isOverlay()) change({ folded: true });
}
