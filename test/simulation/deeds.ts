import {
  deleteBlock,
  dispatchMove,
  duplicateBlock,
  startOfBlock,
} from '../../client/desk/editor/blocks/move-block.ts';
import { setBlockAttribute } from '../../client/desk/editor/blocks/block-view.ts';
import { changePhase } from '../../client/desk/editor/location-stamp/change-phase.ts';
import { QUOTE_PARTS } from '../../shared/document/schema/quote/spec.ts';
import type { Person } from '../support/together/person.ts';
import { Clipboard } from '../support/together/events.ts';
import { SHORTCUT_COVERAGE } from '../support/together/coverage/keys.ts';
import type { Random } from '../support/random.ts';
import { commandAtRandom } from './commands.ts';
import { caretAtRandom, nodesOfTypes, selectAtRandom } from './selections.ts';

/** Something that a person does; `fresh` gives a letter that nobody has typed. */
type Deed = (person: Person, random: Random, fresh: () => string) => void;

const type: Deed = (person, random, fresh) => {
  if (random.chance(0.3)) caretAtRandom(person, random);
  for (let left = random.between(1, 4); left > 0; left -= 1) person.type(fresh());
};

/** Keys of every extension, and those that a browser handles. */
const KEYS = [
  ...new Set(Object.keys(SHORTCUT_COVERAGE).map((name) => name.slice(name.indexOf(': ') + 2))),
].filter((key) => !/^(Mod-z|Mod-y|Shift-Mod-z|Mod-a|Escape|Mod-k|Shift-Arrow.*)$/.test(key));

const press: Deed = (person, random) => {
  if (random.chance(0.5)) selectAtRandom(person, random);
  person.press(random.pick(KEYS));
};

const pressPlainly: Deed = (person, random) => {
  if (random.chance(0.3)) caretAtRandom(person, random);
  person.press(random.pick(['Enter', 'Backspace', 'Delete', 'Tab', 'Shift-Tab']));
};

const command: Deed = (person, random, fresh) => {
  selectAtRandom(person, random);
  commandAtRandom(person, random, fresh);
};

const RULES = ['## ', '### ', '- ', '7. ', '> ', '---'];

const typeRule: Deed = (person, random, fresh) => {
  caretAtRandom(person, random, 'start');
  if (random.chance(0.8)) return person.type(random.pick(RULES));
  const around = random.pick(['**', '_', '~~']);
  person.type(` ${around}${fresh()}${around}`);
};

const choose: Deed = (person, random) => {
  if (random.chance(0.5)) caretAtRandom(person, random);
  const choices = person.desk.choices.filter(({ id }) => id !== 'image');
  random.pick(choices).run(person.editor, null);
};

const byHandle: Deed = (person, random) => {
  const { editor, page } = person;
  const index = random.below(page.childCount);
  const target = startOfBlock(page, random.below(page.childCount + 1));
  random.pick([
    () => void dispatchMove(editor, -1, index),
    () => void dispatchMove(editor, 1, index),
    () => person.takeUp(index).drop(target, new Clipboard()),
    () => person.takeUp(index).drop(target, new Clipboard()),
    () => (page.childCount > 4 ? deleteBlock(editor, index) : undefined),
    () => (page.childCount < 25 ? duplicateBlock(editor, index, person.desk.newId) : undefined),
  ])();
};

const HTML = '<h2>Pasted</h2><ul><li>one</li><li>two</li></ul><p>end</p>';
const TABLE = '<table><tr><td>1</td><td>2</td></tr></table>';

const clipboard: Deed = (person, random) => {
  selectAtRandom(person, random);
  const { empty } = person.editor.state.selection;
  if (!empty && random.chance(0.7)) {
    const held = random.chance(0.7) ? person.cut() : person.copy();
    caretAtRandom(person, random);
    return person.paste(held);
  }
  person.paste(
    random.pick([
      new Clipboard({ 'text/html': HTML }),
      new Clipboard({ 'text/html': TABLE }),
      new Clipboard({ 'text/plain': 'Pasted\n\ntext' }),
    ]),
  );
};

const inParts: Deed = (person, random) => {
  const found = nodesOfTypes(person, ['quote', 'locationStamp', 'image']);
  if (found.length === 0) return;
  const { node, at } = random.pick(found);
  const { editor } = person;
  if (node.type.name === 'locationStamp') {
    return changePhase(editor, () => at, random.pick(['arriving', 'at', 'departing']));
  }
  if (node.type.name === 'image')
    return setBlockAttribute(editor, () => at, 'alt', String(random.below(9)));
  if (random.chance(0.5)) {
    return setBlockAttribute(editor, () => at, 'language', random.pick(['en', 'ru']));
  }
  const made = editor.schema.nodes[random.pick(QUOTE_PARTS)]?.create();
  if (made !== undefined) editor.view.dispatch(editor.state.tr.insert(at + 1, made));
};

const DEEDS = {
  type,
  pressPlainly,
  press,
  command,
  typeRule,
  choose,
  byHandle,
  clipboard,
  inParts,
};
/** What somebody has done. */
export type DeedName = keyof typeof DEEDS | 'undo';

/** As often as people do it: mostly they type. */
const TIMES: Readonly<Record<keyof typeof DEEDS, number>> = {
  type: 16,
  pressPlainly: 5,
  press: 4,
  command: 6,
  typeRule: 2,
  choose: 2,
  byHandle: 3,
  clipboard: 2,
  inParts: 1,
};
// The keys of a record of deeds are their names.
const ALL = (Object.keys(TIMES) as (keyof typeof DEEDS)[]).flatMap((name) =>
  Array.from({ length: TIMES[name] }, () => name),
);

/** Does something at random; answers what. */
export function actAtRandom(person: Person, random: Random, fresh: () => string): DeedName {
  if (random.chance(0.3)) person.desk.endBurst();
  if (random.chance(0.07)) {
    if (random.chance(0.7)) person.undo();
    else person.redo();
    return 'undo';
  }
  const name = random.pick(ALL);
  attempt(() => DEEDS[name](person, random, fresh));
  return name;
}

/** ProseMirror refuses what would leave an invalid document by throwing, before anything has changed. */
function attempt(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const refusal =
      error instanceof RangeError || (error instanceof Error && error.name === 'TransformError');
    if (!refusal || /\/(binding|sequence|y-tiptap)\//.test(stack)) throw error;
  }
}
