import { parseArgs } from 'node:util';
import type * as Y from 'yjs';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { BoundProgram, HeadlessEditor } from '../support/bound-program.ts';
import { programAt } from '../support/bound-program.ts';
import { longBody, longLines, longList } from '../support/long-body.ts';
import type { Random } from '../support/random.ts';
import { createRandom } from '../support/random.ts';

/**
 * What a key costs in the editor and in a colleague's, and what opening a draft does, in milliseconds;
 * beside another checkout where one is given, in turns:
 *
 *     node test/bench/binding.ts [--beside /path/to/checkout] [--only 200000] [--rounds 30]
 */
const { values } = parseArgs({
  options: {
    beside: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const SHARE_OF_OPENINGS = 6;
const WRITERS = 4;
const WORD = 'word ';

interface Text {
  readonly make: (random: Random) => ContentNode;
  /** Keys of a round: as many as take some milliseconds. */
  readonly keys: number;
  /** Words that several people have written in between. */
  readonly words: number;
}

const TEXTS: Readonly<Record<string, Text>> = {
  '5000 characters': { make: (random) => longBody(5000, random), keys: 40, words: 40 },
  '200000 characters': { make: (random) => longBody(200_000, random), keys: 8, words: 400 },
  '30000 lines': { make: (random) => longLines(30_000, random), keys: 3, words: 40 },
  '5000 items of one list': { make: (random) => longList(5000, random), keys: 4, words: 40 },
};

/** What this thread has worked so far: what else the machine does in the meantime does not count. */
function worked(): number {
  // Linux counts a thread's time up to now only where it is asked for that of the whole process.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const milliseconds = (work: () => void): number => {
  const start = worked();
  work();
  return worked() - start;
};

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/** A place in a line, where people write. */
function placeIn({ state }: HeadlessEditor, random: Random): number {
  for (;;) {
    const position = random.below(state.doc.content.size);
    if (state.doc.resolve(position).parent.isTextblock) return position;
  }
}

/** Two people in one draft. */
class Pair {
  readonly #program: BoundProgram;
  readonly #random: Random;
  readonly #updates: Uint8Array[] = [];
  readonly #author: HeadlessEditor;
  readonly #document: Y.Doc;
  readonly #colleague: HeadlessEditor;
  readonly #copy: Y.Doc;

  constructor(program: BoundProgram, text: Text, seed: number) {
    this.#program = program;
    this.#random = createRandom(seed);
    this.#document = new program.Doc();
    program.applyUpdate(this.#document, program.seed(text.make(this.#random)));
    this.#author = program.open(this.#document);
    const own = this.#document.clientID;
    for (let word = 0; word < text.words; word += 1) {
      this.#document.clientID = own + 1 + (word % WRITERS);
      this.#type(WORD);
    }
    this.#document.clientID = own;
    this.#copy = new program.Doc();
    program.applyUpdate(this.#copy, this.bytes);
    this.#colleague = program.open(this.#copy);
    this.#document.on('update', (update: Uint8Array) => this.#updates.push(update));
  }

  get bytes(): Uint8Array {
    return this.#program.encode(this.#document);
  }

  #type(keys: string): void {
    const editor = this.#author;
    editor.dispatch(this.#program.caretAt(editor.state, placeIn(editor, this.#random)));
    for (const key of keys) editor.dispatch(editor.state.tr.insertText(key));
  }

  /** Milliseconds for each key. */
  local(keys: number): number {
    return milliseconds(() => this.#type('x'.repeat(keys))) / keys;
  }

  /** Milliseconds for each key that the author has typed since. */
  remote(): number {
    const updates = this.#updates.splice(0);
    const caret = placeIn(this.#colleague, this.#random);
    this.#colleague.dispatch(this.#program.caretAt(this.#colleague.state, caret));
    const apply = () => {
      for (const update of updates) this.#program.applyUpdate(this.#copy, update);
    };
    return milliseconds(apply) / updates.length;
  }

  opening(bytes: Uint8Array): number {
    return milliseconds(() => {
      const document = new this.#program.Doc();
      this.#program.applyUpdate(document, bytes);
      const editor = this.#program.open(document);
      if (editor.state.doc.childCount !== this.#author.state.doc.childCount)
        throw new Error('not all is shown');
      editor.close();
    });
  }

  /** Both show the same, and what was typed. */
  check(): void {
    if (!this.#author.state.doc.eq(this.#colleague.state.doc)) throw new Error('not the same text');
  }

  close(): void {
    this.#author.close();
    this.#colleague.close();
  }
}

interface Times {
  readonly local: number[];
  readonly remote: number[];
  readonly opening: number[];
}

function measure(programs: readonly BoundProgram[], text: Text): readonly Times[] {
  const pairs = programs.map((program) => new Pair(program, text, Number(values.seed)));
  const bytes = pairs.map((pair) => pair.bytes);
  const times = pairs.map((): Times => ({ local: [], remote: [], opening: [] }));
  // The first ones teach the engine the way.
  for (let round = -10; round < rounds; round += 1) {
    for (const [index, pair] of pairs.entries()) {
      const [local, remote] = [pair.local(text.keys), pair.remote()];
      const isOpening = round % SHARE_OF_OPENINGS === 0;
      const opening = isOpening ? pair.opening(bytes[index] ?? new Uint8Array()) : 0;
      if (round < 0) continue;
      times[index]?.local.push(local);
      times[index]?.remote.push(remote);
      if (isOpening) times[index]?.opening.push(opening);
    }
  }
  for (const pair of pairs) {
    pair.check();
    pair.close();
  }
  return times;
}

const here = await programAt('.');
const programs = values.beside === undefined ? [here] : [here, await programAt(values.beside)];
const table: Record<string, Record<string, number>> = {};
const rounded = (value: number) => Number(value.toPrecision(3));
for (const [name, text] of Object.entries(TEXTS)) {
  if (values.only !== undefined && !name.startsWith(values.only)) continue;
  const [own, other] = measure(programs, text);
  for (const kind of ['local', 'remote', 'opening'] as const) {
    const [now, beside] = [median(own?.[kind] ?? []), median(other?.[kind] ?? [])];
    table[`${name}: ${kind}`] = {
      'here ms': rounded(now),
      ...(other === undefined
        ? {}
        : { 'beside ms': rounded(beside), ratio: rounded(now / beside) }),
    };
  }
}
console.table(table);
