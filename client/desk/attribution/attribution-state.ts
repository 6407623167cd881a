import { observable } from '../observable.ts';

/** Whether the open text shows who wrote it; stays while one goes from update to update. */
export const attributionShown = observable(false);
