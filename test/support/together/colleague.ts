import type { Meeting } from './pair.ts';
import type { Person } from './person.ts';
import { LETTERS } from './texts.ts';

/** What the colleague types. */
export const TYPED = '1234';
const HALF = TYPED.length / 2;

export type Place = 'start' | 'middle' | 'end';

/** Where in the line: the caret's place among its letters, and the letters there that are deleted or made bold. */
export const PLACES: Readonly<Record<Place, { readonly index: number; readonly word: string }>> = {
  start: { index: 0, word: 'ab' },
  middle: { index: 6, word: 'fg' },
  end: { index: LETTERS.length, word: 'kl' },
};

export interface ColleagueEdit {
  readonly name: string;
  /** `waits`: the caret stands there while the other works, and types afterwards. */
  readonly kind: 'types' | 'waits' | 'deletes' | 'bolds';
  readonly place: Place;
  readonly meetings: readonly Meeting[];
  /** Until the two meet. */
  readonly begin: (ana: Person, meeting: Meeting) => void;
  /** Goes on where the caret stands by then. */
  readonly goOn: (ana: Person, meeting: Meeting) => void;
}

const BOTH: readonly Meeting[] = ['online', 'offline'];
const nothing = (): void => {};

function placeCaret(ana: Person, place: Place): void {
  ana.select(ana.before(LETTERS[0] ?? '') + offsetOf(ana, PLACES[place].index));
}

/** A hard break in the line takes a place of its own. */
function offsetOf(ana: Person, index: number): number {
  if (index === 0) return 0;
  return ana.behind(LETTERS[index - 1] ?? '') - ana.before(LETTERS[0] ?? '');
}

function selectWord(ana: Person, place: Place): void {
  const { word } = PLACES[place];
  ana.select(ana.before(word[0] ?? ''), ana.behind(word.at(-1) ?? ''));
}

const types = (place: Place): ColleagueEdit => ({
  name: `types at the ${place}`,
  kind: 'types',
  place,
  meetings: BOTH,
  begin(ana, meeting) {
    placeCaret(ana, place);
    ana.type(meeting === 'online' ? TYPED.slice(0, HALF) : TYPED);
  },
  goOn: (ana, meeting) => {
    if (meeting === 'online') ana.type(TYPED.slice(HALF));
  },
});

const waits = (place: Place): ColleagueEdit => ({
  name: `waits at the ${place}, then types`,
  kind: 'waits',
  place,
  meetings: ['online'],
  begin: (ana) => placeCaret(ana, place),
  goOn: (ana) => ana.type(TYPED),
});

const deletes = (place: Place): ColleagueEdit => ({
  name: `deletes at the ${place}`,
  kind: 'deletes',
  place,
  meetings: BOTH,
  begin(ana) {
    selectWord(ana, place);
    ana.press('Backspace');
  },
  goOn: nothing,
});

const bolds = (place: Place): ColleagueEdit => ({
  name: `makes bold at the ${place}`,
  kind: 'bolds',
  place,
  meetings: BOTH,
  begin(ana) {
    selectWord(ana, place);
    ana.press('Mod-b');
  },
  goOn: nothing,
});

const EVERYWHERE: readonly Place[] = ['start', 'middle', 'end'];

/** What somebody does who types on and on where the line is whole. */
export const TYPES_IN_THE_MIDDLE: ColleagueEdit = types('middle');

export const COLLEAGUE_EDITS: readonly ColleagueEdit[] = [types, waits, deletes, bolds].flatMap(
  (make) => EVERYWHERE.map(make),
);
