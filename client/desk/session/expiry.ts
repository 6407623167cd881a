import { observable } from '../observable.ts';

/** True from the moment that any request or socket found the session gone, until one signs in again. */
export const sessionExpired = observable(false);
