import type { Random } from '../support/random.ts';
import { COMMAND_COVERAGE } from '../support/together/coverage/commands.ts';
import type { Person } from '../support/together/person.ts';
import { placeAtRandom } from './selections.ts';

type Arguments = (random: Random, person: Person, fresh: () => string) => readonly unknown[];

const none: Arguments = () => [];
const item: Arguments = () => ['listItem'];
const level: Arguments = (random) => [{ level: random.pick([2, 3]) }];
const mark: Arguments = (random) => [random.pick(['bold', 'italic', 'strike'])];
const list = (random: Random) => random.pick(['bulletList', 'orderedList']);
const link: Arguments = (random) => [{ href: `https://example.org/${random.below(3)}` }];

function range(random: Random, person: Person): { readonly from: number; readonly to: number } {
  const from = placeAtRandom(person, random) ?? 0;
  return { from, to: Math.min(person.page.content.size, from + random.below(12)) };
}

/** What commands are given that want something. */
const ARGUMENTS: Readonly<Record<string, Arguments>> = {
  setHeading: level,
  toggleHeading: level,
  setNode: (random) => random.pick([['heading', { level: 2 }], ['headline'], ['paragraph']]),
  toggleNode: () => ['heading', 'paragraph', { level: 3 }],
  toggleList: (random) => [list(random), 'listItem'],
  wrapInList: (random) => [list(random)],
  wrapIn: () => ['blockquote'],
  toggleWrap: () => ['blockquote'],
  lift: (random) => [random.pick(['blockquote', 'listItem', 'paragraph'])],
  liftListItem: item,
  sinkListItem: item,
  splitListItem: item,
  setMark: mark,
  toggleMark: mark,
  unsetMark: mark,
  setLink: link,
  toggleLink: link,
  updateAttributes: (random) =>
    random.pick([
      ['heading', { level: 3 }],
      ['orderedList', { start: random.between(1, 9) }],
    ]),
  resetAttributes: () => ['heading', 'level'],
  deleteNode: (random) => [random.pick(['bulletList', 'paragraph', 'quote', 'image', 'embed'])],
  deleteRange: (random, person) => [range(random, person)],
  cut: (random, person) => [range(random, person), placeAtRandom(person, random) ?? 0],
  insertContent: (_random, _person, fresh) => [fresh()],
  insertContentAt: (random, person) => [
    placeAtRandom(person, random) ?? 0,
    [{ type: 'heading', attrs: { level: 2 } }, { type: 'paragraph' }],
  ],
  insertTable: () => [{ rows: 2, cols: 2 }],
  setCellAttribute: (random) => ['colwidth', [random.between(50, 200)]],
};

/** They take all that there is. */
const RARE = new Set(['clearContent', 'setContent', 'undo', 'redo']);

/** Commands that change a text, whatever extension brings them. */
const NAMES = Object.entries(COMMAND_COVERAGE).flatMap(([name, { kind }]) =>
  kind === 'tried' && !RARE.has(name) ? [name] : [],
);

export function commandAtRandom(person: Person, random: Random, fresh: () => string): void {
  const name = random.chance(0.005) ? 'clearContent' : random.pick(NAMES);
  const command: unknown = Reflect.get(person.editor.commands, name);
  if (typeof command !== 'function') throw new Error(`no command ${name}`);
  Reflect.apply(command, null, (ARGUMENTS[name] ?? none)(random, person, fresh));
}
