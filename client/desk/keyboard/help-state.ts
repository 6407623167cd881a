import { observable } from '../observable.ts';

/** Whether the list of keys is shown: a key opens it, and so does the menu of the live blog. */
export const helpShown = observable(false);
