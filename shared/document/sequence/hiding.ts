import type { Alignment } from './alignment.ts';
import { hasParts, isPart, TABLE } from './form.ts';
import type { Unit } from './units.ts';

/** What shows again, where somebody who had not seen its removal wrote in it. */
const canHide = (unit: Unit): boolean =>
  unit.type === 'end' || (unit.type === 'head' && hasParts(unit.name));

/** By old unit: 1 where what is kept behind it stands in a part, which a hidden head would take for its own. */
function partsBehind({ before, after, to }: Alignment): Uint8Array {
  const inPart = new Uint8Array(after.length);
  let isPartLine = false;
  for (let index = after.length - 1; index >= 0; index -= 1) {
    const unit = after[index];
    if (unit?.type !== 'character') isPartLine = unit?.type === 'end' && isPart(unit.kind);
    if (isPartLine) inPart[index] = 1;
  }
  const behind = new Uint8Array(before.length);
  let next = 0;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    if (before[index]?.type === 'head') behind[index] = next;
    const target = to[index] ?? -1;
    if (target >= 0) next = inPart[target] ?? 0;
  }
  return behind;
}

/**
 * Which of the removed ends and heads are hidden: those of lines that are removed whole, behind a boundary
 * that stays. The others go for good: with them their lines' text is joined to what is left before it.
 */
export function hiddenUnits(alignment: Alignment): ReadonlySet<number> {
  const { before, to } = alignment;
  const hidden = new Set<number>();
  const isPartBehind = partsBehind(alignment);
  let hasBoundary = true;
  let isWhole = true;
  for (const [index, unit] of before.entries()) {
    const isKept = (to[index] ?? -1) >= 0;
    if (unit.type === 'character') {
      if (isKept) isWhole = false;
      continue;
    }
    if (isKept) hasBoundary = true;
    // With a table that really goes, so does what others write in its cells meanwhile.
    else if (unit.type === 'head' && unit.name === TABLE) hidden.add(index);
    else if (hasBoundary && isWhole && canHide(unit) && isPartBehind[index] !== 1)
      hidden.add(index);
    else hasBoundary = unit.type === 'head' && hasBoundary;
    isWhole = true;
  }
  return hidden;
}
