import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BesiegedRoom } from '../support/besieged-room.ts';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { honestFrames, poisonedChain } from '../support/honest-frames.ts';
import { mutate } from '../support/mutation.ts';
import { createRandom, type Random } from '../support/random.ts';

/** A new draft after so many frames: those that pass make it grow. */
const FRAMES_PER_DRAFT = 2000;
const STALL = 100;

function frameFrom(honest: readonly Uint8Array[], random: Random): Uint8Array {
  if (random.chance(0.05)) return random.bytes(random.below(200));
  return mutate(random.pick(honest), random.pick(honest), random);
}

/** A stall is one that comes again: this process shares its processor with others. */
async function isStall(room: BesiegedRoom, frame: Uint8Array): Promise<boolean> {
  for (let again = 0; again < 3; again += 1) {
    if ((await room.attack(frame)).milliseconds <= STALL) return false;
  }
  return true;
}

async function besiege(frames: number, random: Random) {
  const document = new Y.Doc();
  document.clientID = random.below(2 ** 32);
  const honest = honestFrames(document, 150, random);
  const room = new BesiegedRoom();
  await room.begin(Y.encodeStateAsUpdate(document));
  let refused = 0;
  let chain: readonly Uint8Array[] = [];
  for (let sent = 0; sent < frames; sent += 1) {
    if (sent % 100 === 0) chain = poisonedChain(document, random);
    const frame = chain[sent % 100] ?? frameFrom(honest, random);
    const before = room.entries;
    const reception = await room.attack(frame);
    if (reception.refused) {
      refused += 1;
      expect({ entries: room.entries, shown: reception.shown }).toEqual({
        entries: before,
        shown: 0,
      });
    }
    if (reception.milliseconds > STALL) expect(await isStall(room, frame)).toBe(false);
    if (sent % 100 === 99) {
      room.checkDraft();
      await room.typeHonestly(`still here ${sent}`);
    }
  }
  room.close();
  return refused;
}

describe('a hostile colleague', () => {
  const frames = budget(200_000, 10_000_000);

  it(
    `[S1] sends ${frames} damaged frames, and none that is refused leaves a trace`,
    async () => {
      const [seed = 0] = drawSeeds(1);
      console.log(`[S1] seed ${seed}`);
      const random = createRandom(seed);
      let refused = 0;
      for (let sent = 0; sent < frames; sent += FRAMES_PER_DRAFT) {
        refused += await besiege(Math.min(FRAMES_PER_DRAFT, frames - sent), random);
      }
      console.log(`[S1] ${frames} frames, ${refused} refused`);
      expect(refused).toBeGreaterThan(frames / 10);
    },
    patience(180),
  );
});
