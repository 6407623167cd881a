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
  .catch({ tab: 'quotes', folded: window.innerWidth < 1180 });

function read(): PanelState {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(NAME) ?? 'null'));
  } catch {
    return schema.parse(null);
  }
}

export const panelState = observable<PanelState>(read());

function change(part: Partial<PanelState>): void {
  const next = { ...panelState.get(), ...part };
  localStorage.setItem(NAME, JSON.stringify(next));
  panelState.set(next);
}

export const choosePanelTab = (tab: PanelTab): void => change({ tab });
export const foldPanel = (folded: boolean): void => change({ folded });
