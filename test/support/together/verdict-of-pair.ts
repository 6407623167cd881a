import { Node } from '@tiptap/pm/model';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { createNodeCache, documentOf } from '../../../shared/document/sequence/projection.ts';
import { PLACES } from './colleague.ts';
import { isMeant, neighboursOf, standingAfter } from './neighbours.ts';
import type { Case } from './case.ts';
import { around, blockAt, formOf } from './page.ts';
import type { Pair } from './pair.ts';
import type { Person } from './person.ts';
import { LETTERS } from './texts.ts';
import type { Fault } from './verdict.ts';

const caretFault = (found: string): readonly Fault[] => [{ aspect: 'caret', found }];

/** Selected letters stay selected, as far as they stand; what Ben writes among them may be too. */
function judgeSelected(judged: Case, ana: Person): readonly Fault[] {
  const { from, to } = ana.editor.state.selection;
  const standing = standingAfter(judged);
  const selected = Array.from(ana.page.textBetween(from, to)).filter((letter) =>
    LETTERS.includes(letter),
  );
  const wanted = Array.from(PLACES[judged.edit.place].word).filter((letter) =>
    standing.includes(letter),
  );
  return selected.join('') === wanted.join('')
    ? []
    : caretFault(`“${selected.join('')}” is selected`);
}

/** Where the colleague's caret or selection is just after the two have met, with `typed` so far. */
export function judgeCaret(judged: Case, ana: Person, typed: string): readonly Fault[] {
  if (judged.edit.kind === 'bolds') return judgeSelected(judged, ana);
  const { selection } = ana.editor.state;
  const { from, to, empty } = selection;
  if (typed !== '') {
    const start = from - typed.length;
    const behind = start > 0 ? ana.page.textBetween(start, from) : '';
    return empty && behind === typed ? [] : caretFault(`behind “${behind}”`);
  }
  const { left, right } = neighboursOf(judged);
  // Where its line is gone, what is typed next shows whether it stayed.
  if (left === null && right === null) return [];
  const here = around(blockAt(ana.page, from), from, to);
  if (empty && isMeant(judged, here)) return [];
  return caretFault(`between “${here.before}” and “${here.after}”`);
}

/** The two have the same text, and it is the one that the draft gives to everybody else. */
export function judgeReplicas({ ana, ben }: Pair, when: string): readonly Fault[] {
  const faults: Fault[] = [];
  const differs = (found: string) => faults.push({ aspect: 'equal', found: `${when}: ${found}` });
  if (formOf(ana.page) !== formOf(ben.page)) {
    differs(`${ana.page.toString()} and ${ben.page.toString()}`);
  }
  const meant = meantBy(ana);
  if (formOf(meant) !== formOf(ana.page)) {
    differs(`the draft says ${meant.toString()}, the page ${ana.page.toString()}`);
  }
  try {
    ana.page.check();
    meant.check();
  } catch (error) {
    faults.push({ aspect: 'valid', found: `${when}: ${String(error)}` });
  }
  return faults;
}

/** What the draft of somebody says, projected from nothing; their page where that is the same. */
function meantBy({ desk: { document }, page }: Person): Node {
  const projected = documentOf(projectBody(document, createNodeCache(page.type.schema)));
  if (projected.eq(page)) return page;
  const { content } = readDraft(document);
  return content.content === undefined ? page : Node.fromJSON(documentSchema, content);
}
