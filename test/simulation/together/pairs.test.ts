// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { budget, drawSeeds, patience } from '../../support/budget.ts';
import { createRandom } from '../../support/random.ts';
import { CHANGES } from '../../support/together/changes/all.ts';
import type { Change } from '../../support/together/changes/change.ts';
import { formOf, wordsOf } from '../../support/together/page.ts';
import type { Order } from '../../support/together/pair.ts';
import { openPerson, ORDERS, Pair } from '../../support/together/pair.ts';
import { seedOf } from '../../support/together/seeds.ts';
import { judgeReplicas } from '../../support/together/verdict-of-pair.ts';

const wanted = budget(150, 20_000);

/** Letters that stand after a change by somebody alone. */
async function lettersAfter({ from, act }: Change): Promise<ReadonlySet<string>> {
  const person = openPerson(seedOf(from), { name: 'Ben', client: 10 });
  await act(person);
  const letters = new Set(wordsOf(person.page));
  person.desk.close();
  return letters;
}

/** Where two people each change the same text and then meet, what is wrong with what they have. */
async function faultsOf(one: Change, other: Change, order: Order): Promise<readonly string[]> {
  const [mine, theirs] = [await lettersAfter(one), await lettersAfter(other)];
  const pair = new Pair(one.from, order);
  const { ana, ben } = pair;
  const before = wordsOf(ana.page);
  await one.act(ana);
  await other.act(ben);
  pair.meet('offline');
  const words = wordsOf(ben.page);
  // Where a letter stands twice nobody knows which one is meant.
  const kept = Array.from(before).filter(
    (letter) => before.split(letter).length === 2 && mine.has(letter) && theirs.has(letter),
  );
  const written = [...mine, ...theirs].filter((letter) => !before.includes(letter));
  const lost = [...kept, ...written].filter((letter) => !words.includes(letter));
  const faults = judgeReplicas(pair, 'after the meeting').map(({ found }) => found);
  ana.undoAll();
  ben.undoAll();
  pair.meet('offline');
  ana.redoAll();
  ben.redoAll();
  pair.meet('offline');
  faults.push(...judgeReplicas(pair, 'after undo and redo').map(({ found }) => found));
  if (lost.length > 0) faults.push(`lost ${lost.join('')} in ${formOf(ben.page)}`);
  pair.close();
  return faults;
}

it(
  `[L14] [W12] ${wanted} times two people each change the structure of one text: neither loses a word`,
  async () => {
    const [seed = 0] = drawSeeds(1);
    console.log(`[L14] pairs from seed ${seed}`);
    const random = createRandom(seed);
    const found: string[] = [];
    for (let count = 0; count < wanted; count += 1) {
      const one = random.pick(CHANGES);
      const other = random.pick(CHANGES.filter(({ from }) => from === one.from));
      const order = random.pick(ORDERS);
      for (const fault of await faultsOf(one, other, order)) {
        found.push(`${one.name} × ${other.name}, ${order.join()}: ${fault}`);
      }
    }
    expect(found).toEqual([]);
  },
  patience(120),
);
