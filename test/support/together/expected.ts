import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { PLACES } from './colleague.ts';
import { formOf, positionsOf, textBlocks } from './page.ts';
import { LETTERS } from './texts.ts';
import type { Case } from './case.ts';

/** Forms of the page that are right: Ben's, with what the colleague did to the letters of one word. */
export function expectedAfter(judged: Case): readonly string[] {
  const { change, edit, benAlone } = judged;
  const letters = Array.from(PLACES[edit.place].word);
  // Where Ben has copied a letter, the colleague meant one of the two.
  const pages = [0, -1].map((occurrence) => {
    const transform = new Transform(benAlone);
    const places = letters.flatMap((letter) => positionsOf(benAlone, letter).at(occurrence) ?? []);
    for (const at of places.toSorted((one, other) => other - one))
      repeatEdit(judged, transform, at);
    return formOf(plainBeside(transform.doc));
  });
  const contested = change.rewrites !== undefined || change.marks === true;
  return contested ? [...pages, formOf(plainBeside(benAlone))] : pages;
}

/** What the colleague's edit did to the letter that stands at `at`. */
function repeatEdit({ edit, anaAlone }: Case, transform: Transform, at: number): void {
  if (edit.kind === 'deletes') {
    transform.delete(at, at + 1);
    return;
  }
  const letter = transform.doc.textBetween(at, at + 1);
  const [place] = positionsOf(anaAlone, letter);
  const marks = place === undefined ? [] : (anaAlone.nodeAt(place)?.marks ?? []);
  const { bold } = transform.doc.type.schema.marks;
  // A field of plain text takes no mark.
  if (bold === undefined || !transform.doc.resolve(at).parent.type.allowsMarkType(bold)) return;
  if (marks.some(({ type }) => type.name === 'bold')) transform.addMark(at, at + 1, bold.create());
  else transform.removeMark(at, at + 1, bold);
}

/** The page with nothing bold but letters of the line: what Ben writes among bold words may be bold with them. */
export function plainBeside(page: Node): Node {
  const transform = new Transform(page);
  const { bold } = page.type.schema.marks;
  for (const { start, text } of textBlocks(page)) {
    for (const [index, letter] of text.split('').entries()) {
      if (LETTERS.includes(letter) || bold === undefined) continue;
      transform.removeMark(start + index, start + index + 1, bold);
    }
  }
  return transform.doc;
}
