import '../../../client/ui/tokens.css';
import '../../../client/desk/desk.css';
import '../../../client/desk/editor/editor.css';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { CHANGES } from '../together/changes/all.ts';
import type { Change } from '../together/changes/change.ts';
import { TYPES_IN_THE_MIDDLE } from '../together/colleague.ts';
import { formOf, wordsOf } from '../together/page.ts';
import { openPerson } from '../together/pair.ts';
import { seedOf } from '../together/seeds.ts';
import type { Person } from '../together/person.ts';
import { LETTERS } from '../together/texts.ts';
import { judgeTyping, judgeTypingUndone } from '../together/typing-verdict.ts';
import type { Case } from '../together/case.ts';
import type { Fault } from '../together/verdict.ts';

// One of two people who write in one text; the other is in another page, and a channel is between them.

const NETWORK = 'network';
const frame = document.querySelector<HTMLElement>('#page');
if (frame === null) throw new Error('together.html has no #page');
const home = frame;

let person: Person | null = null;
let channel: BroadcastChannel | null = null;

function writer(): Person {
  if (person === null) throw new Error('nobody writes');
  return person;
}

function changeNamed(name: string): Change {
  const change = CHANGES.find((each) => each.name === name);
  if (change === undefined) throw new Error(`no change ${name}`);
  return change;
}

interface Opening {
  readonly name: string;
  readonly client: number;
  /** The text's bytes: both must begin with the same. */
  readonly seed: readonly number[];
}

/** Opens the text in which the change is made; the caret stands in the middle of the line. */
function open(name: string, who: Opening): void {
  person?.desk.close();
  channel?.close();
  const element = document.createElement('div');
  home.replaceChildren(element);
  const opened = openPerson(Uint8Array.from(who.seed), { ...who, element });
  const joined = new BroadcastChannel(name);
  joined.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) =>
    Y.applyUpdate(opened.desk.document, data, NETWORK),
  );
  opened.desk.document.on('update', (update: Uint8Array, origin: unknown) => {
    // A channel has no origin to aim at.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (origin !== NETWORK) joined.postMessage(update);
  });
  opened.editor.view.focus();
  placeCaret(opened);
  [person, channel] = [opened, joined];
}

/** What a text comes to where somebody is alone in it. */
async function alone(name: string, act: (alone: Person) => unknown): Promise<Node> {
  const someone = openPerson(seedOf(changeNamed(name).from), { name: 'Ben', client: 1 });
  await act(someone);
  const { page } = someone;
  someone.desk.close();
  return page;
}

const placeCaret = (someone: Person): Person =>
  someone.select(someone.behind(LETTERS[LETTERS.length / 2 - 1] ?? ''));

const typing = (typed: string) => (someone: Person) => placeCaret(someone).type(typed);

async function caseOf(name: string, typed: string): Promise<Case> {
  const change = changeNamed(name);
  const [untouched, benAlone] = [await alone(name, () => {}), await alone(name, change.act)];
  const anaAlone = await alone(name, typing(typed));
  return { change, edit: TYPES_IN_THE_MIDDLE, untouched, benAlone, anaAlone, typed };
}

const described = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ aspect, found }) => `${aspect}: ${found}`);

/** Makes the change; answers what of the typed letters it met. */
async function makeChange(name: string, typed: string): Promise<string> {
  const words = wordsOf(writer().page);
  await changeNamed(name).act(writer());
  return Array.from(typed)
    .filter((letter) => words.includes(letter))
    .join('');
}

const together = {
  open,
  act: makeChange,
  form: () => formOf(writer().page),
  undo: () => writer().undoAll(),
  faultsOf: async (name: string, typed: string, seen: string) =>
    described(judgeTyping(await caseOf(name, typed), seen, writer().page)),
  faultsOfUndo: async (name: string, typed: string) =>
    described(judgeTypingUndone(await caseOf(name, typed), writer().page)),
};

declare global {
  interface Window {
    together: typeof together;
  }
}

window.together = together;
