import type { UpdateId } from '../../../shared/ids.ts';

const held = new Set<UpdateId>();

/** Browsers ask in words of their own; they do so only for people who have done something on the page. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/**
 * Notes whether an update has words that this page alone holds: neither the server nor this device has them on
 * disk. Whoever closes or reloads the page meanwhile is asked first. A page without such words has no listener,
 * as browsers keep it for the way back only then.
 */
export function noteUnkept(updateId: UpdateId, unkept: boolean): void {
  // A program without a page has nobody to ask.
  if (held.has(updateId) === unkept || typeof window === 'undefined') return;
  if (unkept) held.add(updateId);
  else held.delete(updateId);
  if (held.size === 0) window.removeEventListener('beforeunload', ask);
  else if (held.size === 1 && unkept) window.addEventListener('beforeunload', ask);
}

/** True while leaving the page would lose words. */
export const holdsUnkeptWords = (): boolean => held.size > 0;

/** For whoever was asked already, and leaves all the same. */
export function giveUpUnkeptWords(): void {
  for (const updateId of held) noteUnkept(updateId, false);
}
