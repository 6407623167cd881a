import type { Member } from './newsroom.ts';
import type { ScriptedUpdate } from './script.ts';
import { openTypist } from './typist.ts';
import type { Rhythm, Typist } from './typist.ts';

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

async function write(replay: Replay, updateId: string, scripted: ScriptedUpdate): Promise<void> {
  const { origin, reporters, rhythm } = replay;
  const typists = await Promise.all(
    reporters.map((member) => openTypist(origin, member, updateId, rhythm)),
  );
  await Promise.all(
    typists.map(async (typist: Typist, index) => {
      for (const block of scripted.typed[index] ?? []) await typist.type(block);
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
  afterwards: ScriptedUpdate['afterwards'],
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
export async function replayUpdate(replay: Replay, scripted: ScriptedUpdate): Promise<void> {
  const { editor, reporters, liveBlogId, progress } = replay;
  const [first] = reporters;
  if (first === undefined) throw new Error('the replay needs reporters');
  const { id } = (await first.call('POST', `/api/liveblogs/${liveBlogId}/updates`, {})) as {
    id: string;
  };
  progress(`${reporters.map((member) => member.name).join(' and ')} type: ${scripted.title}`);
  await write(replay, id, scripted);
  await first.call('POST', `/api/updates/${id}/submit`, {});
  if (scripted.key) await editor.call('POST', `/api/updates/${id}/key`, { key: true });
  await publish(replay, id, 'update', '');
  progress(`published: ${scripted.title}`);
  for (const quoteId of scripted.pin) {
    await editor.call('POST', `/api/liveblogs/${liveBlogId}/pins`, { quoteId });
    progress('pinned a quote');
  }
  await followUp(replay, id, scripted.afterwards);
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
