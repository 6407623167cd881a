import { describe, expect, it } from 'vitest';
import { Acks } from '../../../server/sync/connection/acks.ts';
import { CommitQueue } from '../../../server/sync/room/commit-queue.ts';
import { Rate } from '../../../server/sync/connection/rate.ts';
import type { DraftEntry } from '../../../server/store/store.ts';
import { instant, updateId, userId } from '../../../shared/ids.ts';

const entry = (name: string): DraftEntry => ({
  updateId: updateId('u'),
  bytes: new TextEncoder().encode(name),
  userId: userId('anna'),
  clientIds: [],
  at: instant(new Date(0)),
});

const nameOf = ({ bytes }: DraftEntry) => new TextDecoder().decode(bytes);

/** A queue over a disk that answers when the test says so; `events` tells what happened, in order. */
function createSubject() {
  const events: string[] = [];
  const answers = new Map<string, PromiseWithResolvers<number>>();
  let recovery = Promise.resolve();
  const queue = new CommitQueue({
    append: (appended) => {
      const answer = Promise.withResolvers<number>();
      answers.set(nameOf(appended), answer);
      events.push(`append ${nameOf(appended)}`);
      return answer.promise;
    },
    onDurable: (entries, seq) => events.push(`durable ${entries.map(nameOf).join()} ${seq}`),
    onFailure: () => events.push('failure'),
    recover: () => {
      events.push('recover');
      return recovery;
    },
    onCommit: (_seconds, entries) => events.push(`commit ${entries}`),
  });
  const settle = (name: string) => (durable: boolean) => {
    events.push(`${name} ${durable ? 'kept' : 'lost'}`);
  };
  return {
    events,
    queue,
    answers,
    failRecovery: (failing: boolean) => {
      recovery = failing ? Promise.reject(new Error('unreadable')) : Promise.resolve();
    },
    append: (name: string) => queue.append(entry(name), settle(name)),
    wait: (name: string) => queue.wait(settle(name)),
  };
}

describe('the commit queue', () => {
  it('[W1] settles after the commit, in order; one commit at a time', async () => {
    const { append, wait, answers, events, queue } = createSubject();
    wait('first');
    append('a');
    append('b');
    wait('second');
    expect(events).toEqual(['first kept', 'append a']);
    answers.get('a')?.resolve(1);
    await expect.poll(() => events).toContain('append b');
    expect(events.slice(2)).toEqual(['durable a 1', 'commit 1', 'a kept', 'append b']);
    answers.get('b')?.resolve(2);
    await queue.idle();
    expect(events.slice(6)).toEqual(['durable b 2', 'commit 1', 'b kept', 'second kept']);
  });

  it('[W10] after a failure all that waits is lost, and memory follows what was written', async () => {
    const { append, wait, answers, events, queue } = createSubject();
    append('a');
    for (const name of ['b', 'c']) append(name);
    answers.get('a')?.resolve(1);
    await expect.poll(() => events).toContain('append c');
    append('d');
    wait('e');
    events.length = 0;
    answers.get('b')?.reject(new Error('disk full'));
    answers.get('c')?.resolve(2);
    await queue.idle();
    expect(events).toEqual(['durable c 2', 'failure', 'b lost', 'c lost', 'd lost', 'e lost']);
  });

  it('[W10] after a failure nothing is written or promised before it is known what the disk holds', async () => {
    const { append, wait, answers, events, queue, failRecovery } = createSubject();
    append('a');
    answers.get('a')?.reject(new Error('connection lost'));
    await queue.idle();
    events.length = 0;
    failRecovery(true);
    wait('b');
    append('c');
    await queue.idle();
    expect(events).toEqual(['recover', 'failure', 'b lost', 'c lost']);
    events.length = 0;
    failRecovery(false);
    wait('d');
    append('e');
    await expect.poll(() => events).toContain('append e');
    answers.get('e')?.resolve(2);
    await queue.idle();
    expect(events).toEqual([
      'recover',
      'commit 0',
      'd kept',
      'append e',
      'durable e 2',
      'commit 1',
      'e kept',
    ]);
  });
});

it('[W2] the ack counts frames from the first on that are durable, without gaps', () => {
  const acks = new Acks();
  const [first, second, third] = [acks.next(), acks.next(), acks.next()];
  expect(acks.markDurable(second)).toBe(false);
  expect(acks.count).toBe(0);
  expect(acks.markDurable(first)).toBe(true);
  expect(acks.count).toBe(2);
  expect(acks.markDurable(third)).toBe(true);
  expect(acks.count).toBe(3);
});

it('[W4] a connection may burst, and then goes on at its rate', () => {
  const rate = new Rate(0);
  expect(rate.take(2000, 0)).toBe(0);
  expect(rate.take(50, 0)).toBe(100);
  expect(rate.take(1, 102)).toBe(0);
  expect(rate.take(2000, 100_000)).toBe(0);
  expect(rate.take(1, 100_000)).toBeGreaterThan(0);
});
