import { observable } from '../observable.ts';

/** Light, dark, or as the device has it. */
export type Theme = 'system' | 'light' | 'dark';

const NAME = 'dateline.theme';

function stored(): Theme {
  const value = localStorage.getItem(NAME);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** The theme that was chosen on this device. */
export const theme = observable<Theme>(stored());

/** Puts the chosen theme on the page; `system` leaves the choice to the device. */
export function applyTheme(): void {
  const root = document.documentElement;
  if (theme.get() === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme.get();
}

/** Chooses the theme for this device, and shows it. */
export function chooseTheme(next: Theme): void {
  theme.set(next);
  if (next === 'system') localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, next);
  applyTheme();
}
