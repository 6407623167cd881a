/** What may happen next. */
export type Act =
  | 'edit'
  /** A frame arrives, or word of a connection. */
  | 'deliver'
  | 'answer'
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
  answer: 120,
  wait: 60,
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
  answer: 130,
  wait: 120,
  cut: 0,
  part: 0,
  fail: 0,
  turnPeer: 100,
  turnServer: 0,
};
