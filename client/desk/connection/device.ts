import { observable } from '../observable.ts';

/**
 * True while this browser takes no words onto its disk: it is denied, full or broken. What is said of it holds
 * for all updates, and for pages on which none is open.
 */
export const keepsNothing = observable(false);
