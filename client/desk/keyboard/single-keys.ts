import { observable } from '../observable.ts';

const NAME = 'dateline.singleKeys';

/** Whether single letters are commands: some people speak to their machine, and would set them off. */
export const singleKeys = observable(localStorage.getItem(NAME) !== 'off');

export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, 'off');
  singleKeys.set(on);
}
