/** What may happen next. */
export type Act =
  | 'edit'
  /** A frame arrives, or word of a connection. */
  | 'deliver'
  /** The disk answers. */
  | 'write'
  | 'read'
  | 'fail'
  | 'wait'
  | 'cut'
  | 'part'
  /** Somebody closes their browser, or opens it again. */
  | 'turnPeer'
  | 'turnServer';

/** How often each happens, in a thousand. */
export type Weights = Readonly<Record<Act, number>>;

export const FAULTS_OF_EVERY_KIND: Weights = {
  edit: 330,
  deliver: 450,
  write: 100,
  read: 40,
  wait: 40,
  cut: 15,
  part: 10,
  fail: 3,
  turnPeer: 12,
  turnServer: 6,
};

/** A slow disk, and people who come and go. */
export const COMING_AND_GOING: Weights = {
  edit: 100,
  deliver: 550,
  write: 40,
  read: 100,
  wait: 110,
  cut: 0,
  part: 0,
  fail: 0,
  turnPeer: 100,
  turnServer: 0,
};
