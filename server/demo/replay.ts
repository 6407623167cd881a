import type { SampleUpdate } from '../../shared/sample/sample.ts';
import type { Member } from './newsroom.ts';
import { openTypist } from './typist.ts';
import type { Rhythm } from './typist.ts';

export interface Replay {
  readonly origin: string;
  readonly liveBlogId: string;
  readonly reporters: readonly Member[];
  readonly editor: Member;
  readonly rhythm: Rhythm;
  /** Called with what happens, for the progress line. */
  readonly progress: (text: string) => void;
}

async function hashOf(editor: Member, updateId: string): Promise<string> {
  const detail = (await editor.call('GET', `/api/updates/${updateId}`)) as { contentHash: string };
  return detail.contentHash;
}

/** The first reporter lays the update out, and then all of them type at once. */
async function write(replay: Replay, updateId: string, sample: SampleUpdate): Promise<void> {
  const { origin, reporters, rhythm } = replay;
  const [layingOut] = reporters;
  if (layingOut === undefined) throw new Error('the replay needs reporters');
  const first = await openTypist(origin, layingOut, updateId, rhythm);
  first.layOut(sample.blocks.map(({ node }) => node));
  await first.saved();
  const others = reporters.slice(1).map((member) => openTypist(origin, member, updateId, rhythm));
  const typists = [first, ...(await Promise.all(others))];
  await Promise.all(
    typists.map(async (typist, index) => {
      for (const [place, { by, node }] of sample.blocks.entries()) {
        if (by === index) await typist.type(place, node);
      }
      await typist.leave();
    }),
  );
}

async function publish(
  replay: Replay,
  updateId: string,
  change: 'update' | 'correction',
  note: string,
): Promise<void> {
  const contentHash = await hashOf(replay.editor, updateId);
  await replay.editor.call('POST', `/api/updates/${updateId}/publish`, {
    contentHash,
    change,
    note,
  });
}

async function followUp(
  replay: Replay,
  updateId: string,
  afterwards: SampleUpdate['afterwards'],
): Promise<void> {
  const { editor, origin, rhythm, progress } = replay;
  switch (afterwards.type) {
    case 'nothing':
      return;
    case 'correct': {
      const typist = await openTypist(origin, editor, updateId, rhythm);
      await typist.replace(afterwards.before, afterwards.after);
      await typist.leave();
      await publish(replay, updateId, 'correction', afterwards.note);
      return progress(`corrected: ${afterwards.before} → ${afterwards.after}`);
    }
    case 'withdraw':
      await editor.call('POST', `/api/updates/${updateId}/withdraw`, { reason: afterwards.reason });
      return progress(`withdrawn: ${afterwards.reason}`);
  }
}

/** Writes, submits, publishes and follows up one update, as the people at the desk would. */
export async function replayUpdate(replay: Replay, sample: SampleUpdate): Promise<void> {
  const { editor, reporters, liveBlogId, progress } = replay;
  const [first] = reporters;
  if (first === undefined) throw new Error('the replay needs reporters');
  const { id } = (await first.call('POST', `/api/liveblogs/${liveBlogId}/updates`, {})) as {
    id: string;
  };
  progress(`${reporters.map((member) => member.name).join(' and ')} type: ${sample.title}`);
  await write(replay, id, sample);
  await first.call('POST', `/api/updates/${id}/submit`, {});
  if (sample.key) await editor.call('POST', `/api/updates/${id}/key`, { key: true });
  await publish(replay, id, 'update', '');
  progress(`published: ${sample.title}`);
  for (const quoteId of sample.pin) {
    await editor.call('POST', `/api/liveblogs/${liveBlogId}/pins`, { quoteId });
    progress('pinned a quote');
  }
  await followUp(replay, id, sample.afterwards);
}

/** Puts the quote that came last first, as an editor would with the strongest line. */
export async function orderPins(replay: Replay, first: string): Promise<void> {
  const path = `/api/liveblogs/${replay.liveBlogId}`;
  const { pins } = (await replay.editor.call('GET', `${path}/boards`)) as {
    pins: readonly { readonly quoteId: string }[];
  };
  const rest = pins.map((pin) => pin.quoteId).filter((quoteId) => quoteId !== first);
  await replay.editor.call('PUT', `${path}/pins`, { quoteIds: [first, ...rest] });
  replay.progress('ordered the pinned quotes');
}
