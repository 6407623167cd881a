import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { Node as PageNode } from '@tiptap/pm/model';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import type { ColleagueEdit } from './colleague.ts';
import { PLACES } from './colleague.ts';
import type { Change } from './changes/change.ts';
import type { Pair } from './pair.ts';
import { formOf, positionsOf, textBlocks, without, withoutEmptyAround, wordsOf } from './page.ts';
import type { Person } from './person.ts';
import { LETTERS } from './texts.ts';

/** What must hold in a cell. */
export const ASPECTS = [
  'equal',
  'valid',
  'text',
  'place',
  'structure',
  'caret',
  'undo',
  'threw',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Fault {
  readonly aspect: Aspect;
  readonly found: string;
}

/** What Ben's change is about, alone, and what the colleague does to it. */
export interface Case {
  readonly change: Change;
  readonly edit: ColleagueEdit;
  /** What the text is after Ben's change where nobody else is there. */
  readonly benAlone: Node;
  /** All that the colleague types. */
  readonly typed: string;
}

/** The nearest letters of the line that Ben's change leaves standing, to either side of the colleague's place. */
interface Neighbours {
  readonly left: string | null;
  readonly right: string | null;
  /** Nothing stands between them. */
  readonly touching: boolean;
}

export function neighboursOf({ change, edit, benAlone }: Case): Neighbours {
  const { index, word } = PLACES[edit.place];
  const deleted = edit.kind === 'deletes' ? word : '';
  const gone = new Set(Array.from(`${change.rewrites ?? ''}${deleted}`));
  const words = wordsOf(benAlone);
  const stays = (letter: string) => !gone.has(letter) && words.includes(letter);
  const left = Array.from(LETTERS.slice(0, index)).findLast(stays) ?? null;
  const right = Array.from(LETTERS.slice(index)).find(stays) ?? null;
  return { left, right, touching: words.replace(deleted, '').includes(`${left}${right}`) };
}

/** True where `before` and `after`, the characters around a place, make it the one that was meant. */
function isMeant({ left, right, touching }: Neighbours, before: string, after: string): boolean {
  if (left === null && right === null) return before === '' && after === '';
  const [follows, precedes] = [before === left, after === right];
  return left !== null && right !== null && touching ? follows && precedes : follows || precedes;
}

/** Where the colleague's words stand in the page, or how they do not. */
function findTyped(
  page: Node,
  typed: string,
): { readonly at: number } | { readonly fault: string } {
  const found = Array.from(wordsOf(page))
    .filter((letter) => typed.includes(letter))
    .join('');
  const block = textBlocks(page).find(({ text }) => text.includes(typed));
  if (block === undefined || found !== typed) return { fault: `${found} of ${typed}` };
  return { at: block.start + block.text.indexOf(typed) };
}

const around = (page: Node, from: number, to: number): readonly [string, string] => {
  const block = textBlocks(page).find(
    ({ start, text }) => from >= start && to <= start + text.length,
  );
  if (block === undefined) return ['nowhere', 'nowhere'];
  return [block.text[from - block.start - 1] ?? '', block.text[to - block.start] ?? ''];
};

function judgeTyped(judged: Case, page: Node): readonly Fault[] {
  const typed = findTyped(page, judged.typed);
  if ('fault' in typed) return [{ aspect: 'text', found: typed.fault }];
  const end = typed.at + judged.typed.length;
  const [before, after] = around(page, typed.at, end);
  const faults: Fault[] = [];
  if (!isMeant(neighboursOf(judged), before, after)) {
    const { text } = textBlocks(page).find(
      ({ start, text: own }) => typed.at >= start && end <= start + own.length,
    ) ?? { text: '' };
    faults.push({ aspect: 'place', found: `in “${text}”` });
  }
  const rest = without(page, typed.at, end);
  const forms = [rest, ...withoutEmptyAround(rest, typed.at)].map(formOf);
  if (!forms.includes(formOf(judged.benAlone))) {
    faults.push({ aspect: 'structure', found: page.toString() });
  }
  return faults;
}

/** `page` with something done to one occurrence of each letter. */
function expectedOf(
  { change, edit, benAlone }: Case,
  apply: (transform: Transform, at: number) => void,
): readonly string[] {
  const letters = Array.from(PLACES[edit.place].word).toReversed();
  const pages = [0, -1].map((occurrence) => {
    const transform = new Transform(benAlone);
    const places = letters.flatMap((letter) => positionsOf(benAlone, letter).at(occurrence) ?? []);
    for (const at of places.toSorted((one, other) => other - one)) apply(transform, at);
    return formOf(transform.doc);
  });
  return change.rewrites === undefined ? pages : [...pages, formOf(benAlone)];
}

const { bold } = documentSchema.marks;

function judgeDeleted(judged: Case, page: Node): readonly Fault[] {
  const expected = expectedOf(judged, (transform, at) => transform.delete(at, at + 1));
  const { word } = PLACES[judged.edit.place];
  if (expected.includes(formOf(page))) return [];
  const back = Array.from(word).some(
    (letter) => positionsOf(page, letter).length > positionsOf(judged.benAlone, letter).length - 1,
  );
  const isThere =
    judged.change.rewrites === undefined &&
    Array.from(word).every((letter) => positionsOf(judged.benAlone, letter).length === 1) &&
    back;
  return [{ aspect: isThere ? 'text' : 'structure', found: page.toString() }];
}

function judgeBold(judged: Case, page: Node): readonly Fault[] {
  if (bold === undefined) throw new Error('no bold');
  const expected = expectedOf(judged, (transform, at) => {
    // A field of plain text takes no mark.
    if (transform.doc.resolve(at).parent.type.allowsMarkType(bold))
      transform.addMark(at, at + 1, bold.create());
  });
  const marksOnly = judged.change.marks === true ? [formOf(judged.benAlone)] : [];
  if ([...expected, ...marksOnly].includes(formOf(page))) return [];
  const [found, meant] = [wordsOf(page), wordsOf(judged.benAlone)];
  return [{ aspect: found === meant ? 'structure' : 'text', found: page.toString() }];
}

/** What the page is after the two have met and the colleague has gone on. */
export function judgePage(judged: Case, page: Node): readonly Fault[] {
  switch (judged.edit.kind) {
    case 'types':
    case 'waits':
      return judgeTyped(judged, page);
    case 'deletes':
      return judgeDeleted(judged, page);
    case 'bolds':
      return judgeBold(judged, page);
  }
}

/** Where the colleague's caret or selection is just after the two have met; `typed` so far. */
export function judgeCaret(judged: Case, ana: Person, typed: string): readonly Fault[] {
  const { selection } = ana.editor.state;
  const fault = (found: string): readonly Fault[] => [{ aspect: 'caret', found }];
  const neighbours = neighboursOf(judged);
  const gone = neighbours.left === null && neighbours.right === null;
  if (judged.edit.kind === 'bolds') {
    const selected = ana.page.textBetween(selection.from, selection.to);
    const wanted = Array.from(PLACES[judged.edit.place].word)
      .filter(
        (letter) =>
          !judged.change.rewrites?.includes(letter) &&
          positionsOf(judged.benAlone, letter).length > 0,
      )
      .join('');
    return selected === wanted ? [] : fault(`“${selected}” is selected`);
  }
  const [before, after] = around(ana.page, selection.from, selection.to);
  if (typed !== '') {
    const start = selection.from - typed.length;
    const isBehind =
      selection.empty && start > 0 && ana.page.textBetween(start, selection.from) === typed;
    return isBehind ? [] : fault(`behind “${before}”`);
  }
  if (gone || (selection.empty && isMeant(neighbours, before, after))) return [];
  return fault(`between “${before}” and “${after}”`);
}

/** The two have the same text, and it is the one that the draft gives to everybody else. */
export function judgeReplicas({ ana, ben }: Pair, when: string): readonly Fault[] {
  const faults: Fault[] = [];
  const [one, other] = [formOf(ana.page), formOf(ben.page)];
  if (one !== other)
    faults.push({
      aspect: 'equal',
      found: `${when}: ${ana.page.toString()} and ${ben.page.toString()}`,
    });
  const { content } = readDraft(ana.desk.document);
  const meant = PageNode.fromJSON(documentSchema, content);
  const isEmpty = meant.childCount === 0;
  if (!isEmpty && formOf(meant) !== one)
    faults.push({
      aspect: 'equal',
      found: `${when}: the draft says ${meant.toString()}, the page ${ana.page.toString()}`,
    });
  try {
    ana.page.check();
    if (!isEmpty) meant.check();
  } catch (error) {
    faults.push({ aspect: 'valid', found: `${when}: ${String(error)}` });
  }
  return faults;
}
