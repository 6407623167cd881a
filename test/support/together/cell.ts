import type { Node } from '@tiptap/pm/model';
import type { Change } from './changes/change.ts';
import type { ColleagueEdit } from './colleague.ts';
import { COLLEAGUE_EDITS, TYPED } from './colleague.ts';
import { formOf } from './page.ts';
import type { Meeting, Order } from './pair.ts';
import { ORDERS, openPerson, Pair } from './pair.ts';
import { seedOf } from './seeds.ts';
import type { TextName } from './texts.ts';
import type { Person } from './person.ts';
import { standingAfter } from './neighbours.ts';
import type { Case } from './case.ts';
import type { Fault } from './verdict.ts';
import { judgePage, judgeUndo } from './verdict.ts';
import { judgeCaret, judgeReplicas } from './verdict-of-pair.ts';

/** One change of one person's, one edit of a colleague's, how they meet, and who stands where. */
interface Cell {
  readonly change: Change;
  readonly edit: ColleagueEdit;
  readonly meeting: Meeting;
  readonly order: Order;
}

export interface CellOutcome extends Cell {
  /** Letters of the line that Ben's change has left standing. */
  readonly standing: string;
  readonly faults: readonly Fault[];
}

const untouched = new Map<TextName, Node>();
const anaAlone = new Map<string, Node>();

/** What a text comes to in which somebody is alone. */
async function alone(from: TextName, act: (person: Person) => unknown): Promise<Node> {
  const person = openPerson(seedOf(from), { name: 'Ben', client: 10 });
  await act(person);
  const { page } = person;
  person.desk.close();
  return page;
}

async function known<Key>(map: Map<Key, Node>, key: Key, make: () => Promise<Node>): Promise<Node> {
  const page = map.get(key) ?? (await make());
  map.set(key, page);
  return page;
}

async function runCell({ meeting, order }: Cell, judged: Case): Promise<readonly Fault[]> {
  const { change, edit } = judged;
  const pair = new Pair(change.from, order);
  const { ana, ben } = pair;
  const faults: Fault[] = [];
  try {
    edit.begin(ana, meeting);
    await change.act(ben);
    pair.meet(meeting);
    const half = meeting === 'online' ? TYPED.slice(0, TYPED.length / 2) : TYPED;
    faults.push(...judgeCaret(judged, ana, edit.kind === 'types' ? half : ''));
    edit.goOn(ana, meeting);
    pair.meet(meeting);
    faults.push(...judgePage(judged, ben.page), ...judgeReplicas(pair, 'after the meeting'));
    if (change.byServer === true) return faults;
    ben.undoAll();
    pair.meet(meeting);
    faults.push(...judgeUndo(judged, ben.page), ...judgeReplicas(pair, 'after the undo'));
    ana.undoAll();
    pair.meet(meeting);
    faults.push(...judgeReplicas(pair, 'after both undos'));
    if (formOf(ben.page) !== formOf(judged.untouched)) {
      faults.push({ aspect: 'undo', found: `both undone: ${ben.page.toString()}` });
    }
  } catch (error) {
    const found = error instanceof Error ? (error.stack ?? '') : String(error);
    faults.push({ aspect: 'threw', found });
  } finally {
    pair.close();
  }
  return faults;
}

/** Timers of editors that are closed run out, else all of them would stay in memory. */
const aTurn = () => new Promise<void>((resolve) => void setTimeout(resolve, 0));

/** All cells of one change, or those of some edits. */
export async function runChange(
  change: Change,
  edits: readonly ColleagueEdit[] = COLLEAGUE_EDITS,
): Promise<readonly CellOutcome[]> {
  const { from, act } = change;
  const benAlone = await alone(from, act);
  const base = await known(untouched, from, () => alone(from, () => {}));
  if (formOf(benAlone) === formOf(base)) throw new Error(`${change.name} changes nothing`);
  const outcomes: CellOutcome[] = [];
  for (const edit of edits) {
    const ana = await known(anaAlone, `${from}: ${edit.name}`, () =>
      alone(from, (person) => {
        edit.begin(person, 'online');
        edit.goOn(person, 'online');
      }),
    );
    const judged = { change, edit, untouched: base, benAlone, anaAlone: ana, typed: TYPED };
    const standing = standingAfter(judged);
    await aTurn();
    for (const meeting of edit.meetings) {
      for (const order of ORDERS) {
        const cell = { change, edit, meeting, order };
        outcomes.push({ ...cell, standing, faults: await runCell(cell, judged) });
      }
    }
  }
  return outcomes;
}
