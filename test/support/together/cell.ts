import type { Node } from '@tiptap/pm/model';
import type { Change } from './changes/change.ts';
import type { ColleagueEdit } from './colleague.ts';
import { COLLEAGUE_EDITS, TYPED } from './colleague.ts';
import { formOf } from './page.ts';
import type { Meeting, Order } from './pair.ts';
import { ORDERS, openPerson, Pair } from './pair.ts';
import { seedOf } from './seeds.ts';
import { TEXTS } from './texts.ts';
import type { TextName } from './texts.ts';
import type { Fault } from './verdict.ts';
import { judgeCaret, judgePage, judgeReplicas } from './verdict.ts';

/** One change of one person's, one edit of a colleague's, how they meet, and who stands where. */
export interface Cell {
  readonly change: Change;
  readonly edit: ColleagueEdit;
  readonly meeting: Meeting;
  readonly order: Order;
}

export interface CellOutcome extends Cell {
  readonly faults: readonly Fault[];
}

/** What each comes to where the other is not there. */
interface Alone {
  readonly benAlone: Node;
  readonly anaAlone: string;
  readonly untouched: string;
}

const untouched = new Map<TextName, string>();
const anaAlone = new Map<string, string>();

async function alone(
  from: TextName,
  act: (person: ReturnType<typeof openPerson>) => unknown,
): Promise<Node> {
  const person = openPerson(seedOf(from), { name: 'Ben', client: 10 });
  await act(person);
  const { page } = person;
  person.desk.close();
  return page;
}

async function known(
  map: Map<string, string>,
  key: string,
  make: () => Promise<Node>,
): Promise<string> {
  const form = map.get(key) ?? formOf(await make());
  map.set(key, form);
  return form;
}

async function runCell(cell: Cell, solo: Alone): Promise<readonly Fault[]> {
  const { change, edit, meeting, order } = cell;
  const judged = { change, edit, benAlone: solo.benAlone, typed: TYPED };
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
    ben.undoAll();
    pair.meet(meeting);
    faults.push(...judgeReplicas(pair, 'after the undo'));
    if (formOf(ben.page) !== solo.anaAlone)
      faults.push({ aspect: 'undo', found: ben.page.toString() });
    ana.undoAll();
    pair.meet(meeting);
    faults.push(...judgeReplicas(pair, 'after both undos'));
    if (formOf(ben.page) !== solo.untouched) {
      faults.push({ aspect: 'undo', found: `both undone: ${ben.page.toString()}` });
    }
  } catch (error) {
    faults.push({
      aspect: 'threw',
      found: error instanceof Error ? (error.stack ?? '') : String(error),
    });
  } finally {
    pair.close();
  }
  return faults;
}

/** Timers of editors that are closed run out, else all of them would stay in memory. */
const aTurn = () => new Promise<void>((resolve) => void setTimeout(resolve, 0));

/** All cells of one change. */
export async function runChange(change: Change): Promise<readonly CellOutcome[]> {
  const { from, act } = change;
  const benAlone = await alone(from, act);
  const base = await known(untouched, from, () => alone(from, () => {}));
  if (formOf(benAlone) === base) throw new Error(`${change.name} changes nothing`);
  const outcomes: CellOutcome[] = [];
  for (const edit of COLLEAGUE_EDITS) {
    const anaForm = await known(anaAlone, `${from}: ${edit.name}`, () =>
      alone(from, (ana) => {
        edit.begin(ana, 'online');
        edit.goOn(ana, 'online');
      }),
    );
    await aTurn();
    const solo = { benAlone, anaAlone: anaForm, untouched: base };
    for (const meeting of edit.meetings) {
      for (const order of ORDERS) {
        const cell = { change, edit, meeting, order };
        outcomes.push({ ...cell, faults: await runCell(cell, solo) });
      }
    }
  }
  return outcomes;
}

/** Texts that no change is tried in would be dead. */
export const textNames = Object.keys(TEXTS) as TextName[];
