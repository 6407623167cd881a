import type { Random } from '../random.ts';
import { drawRecipe, landmarksOf, type Recipe, vary, writeFrame } from './recipe.ts';
import { type Cost, Siege } from './siege.ts';

/** Frames that go to one document, one after the other, before it begins anew. */
const FRAMES_PER_DOCUMENT = 15;

/** What the gate surely passes, so that a search has something to compare: a few letters at the start. */
const PLAIN: Recipe = {
  clients: 1,
  structs: 10,
  left: 'start',
  right: 'start',
  content: 'character',
  deletions: 0,
  length: 1,
  gap: 1,
  from: 0,
};

/** A frame with all that came before it, and what it cost. */
export interface Found extends Cost {
  readonly frames: readonly Uint8Array[];
}

const drawNext = (slowest: Recipe | null, random: Random): Recipe =>
  slowest !== null && random.chance(0.6) ? vary(slowest, random) : drawRecipe(random);

/** Tries `count` frames on documents of this name, each like the slowest so far or quite another. */
export function searchSlow(name: string, count: number, random: Random): readonly Found[] {
  const found: Found[] = [];
  let slowest: { readonly recipe: Recipe; readonly gate: number } | null = null;
  let siege = new Siege(name);
  let landmarks = landmarksOf(siege.document);
  for (let tried = 0; tried < count; tried += 1) {
    if (tried > 0 && tried % FRAMES_PER_DOCUMENT === 0) siege = new Siege(name);
    if (tried % 5 === 0) landmarks = landmarksOf(siege.document);
    const recipe: Recipe = tried === 0 ? PLAIN : drawNext(slowest?.recipe ?? null, random);
    // Client ids that nobody in these documents has.
    const cost = siege.attempt(writeFrame(recipe, landmarks, 100_000 + 200 * tried, random));
    if (cost === null) continue;
    found.push({ ...cost, frames: [...siege.frames] });
    if (cost.gate > (slowest?.gate ?? 0)) slowest = { recipe, gate: cost.gate };
  }
  return found.toSorted((a, b) => b.gate - a.gate);
}
