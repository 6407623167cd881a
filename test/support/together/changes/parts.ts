import { setBlockAttribute } from '../../../../client/desk/editor/blocks/block-view.ts';
import { changePhase } from '../../../../client/desk/editor/location-stamp/change-phase.ts';
import type { Person } from '../person.ts';
import { LETTERS } from '../texts.ts';
import { atEnd, atStart, change, inLine } from './change.ts';
import type { Change } from './change.ts';

const setAttribute = (ben: Person, block: string, name: string, value: unknown): void =>
  setBlockAttribute(ben.editor, () => ben.nodeAt(block), name, value);

function removePart(ben: Person, part: string): void {
  const at = ben.nodeAt(part);
  const size = ben.page.nodeAt(at)?.nodeSize ?? 0;
  ben.editor.view.dispatch(ben.editor.state.tr.delete(at, at + size));
}

function insertPart(ben: Person, before: string, part: string): void {
  const made = ben.editor.schema.nodes[part]?.create();
  if (made !== undefined)
    ben.editor.view.dispatch(ben.editor.state.tr.insert(ben.nodeAt(before), made));
}

export const PART_CHANGES: readonly Change[] = [
  change('add a translation', 'quote', (ben) => insertPart(ben, 'quoteSource', 'quoteTranslation')),
  change('a second field of words above', 'quote', (ben) =>
    insertPart(ben, 'quoteText', 'quoteText'),
  ),
  change('remove the words', 'quote', (ben) => removePart(ben, 'quoteText')),
  change('remove the speaker', 'speaker', (ben) => removePart(ben, 'quoteSpeaker')),
  change('remove the role', 'quote', (ben) => removePart(ben, 'quoteRole')),
  change('remove the speaker beside', 'quote', (ben) => removePart(ben, 'quoteSpeaker')),
  change('confirm', 'quote', (ben) =>
    setAttribute(ben, 'quote', 'verification', { status: 'confirmed', by: 'Ben', at: 'now' }),
  ),
  change('words of a confirmed quote', 'confirmed', (ben) => inLine(ben).type('Q')),
  change('language of a quote', 'speaker', (ben) => setAttribute(ben, 'quote', 'language', 'ru')),
  change('replace the words', 'quote', (ben) =>
    ben.select(ben.before('a'), ben.behind('l')).type('Q'),
  ),
  change('Enter in the last field', 'quote', (ben) =>
    ben.select(ben.behind('SOURCE')).press('Enter'),
  ),
  change('Backspace at the start of a field', 'speaker', (ben) => {
    atStart(ben).press('Backspace');
    ben.type('Q');
  }),
  change('Backspace after a quote', 'afterQuote', (ben) => {
    atStart(ben).press('Backspace');
    ben.type('Q');
  }),
  change('Backspace in an empty quote', 'emptyQuote', (ben) =>
    ben.select(ben.nodeAt('quoteText') + 1).press('Backspace'),
  ),
  change('Backspace from an empty paragraph into a quote', 'quoteThenEmpty', (ben) => {
    ben.select(ben.before('AFTER') - 2).press('Backspace');
  }),
  change('right out of the last field', 'quoteAlone', (ben) =>
    ben.select(ben.behind('SOURCE')).press('ArrowRight'),
  ),
  change('paste a word into the speaker', 'speaker', (ben) =>
    inLine(ben).run((c) => c.insertContent('QR')),
  ),
  change('a paragraph becomes a quote', 'plain', (ben) => {
    const { state, schema } = ben.editor;
    const at = ben.before('a') - 1;
    const line = state.doc.nodeAt(at);
    const [quote, said, speaker] = ['quote', 'quoteText', 'quoteSpeaker'].map(
      (name) => schema.nodes[name],
    );
    const made = quote?.create({ id: 'made' }, [
      ...(said === undefined ? [] : [said.create(null, line?.content)]),
      ...(speaker === undefined ? [] : [speaker.create()]),
    ]);
    if (made !== undefined)
      ben.editor.view.dispatch(state.tr.replaceWith(at, at + (line?.nodeSize ?? 0), made));
  }),
  change('a quote becomes a paragraph', 'quote', (ben) => {
    const { state, schema } = ben.editor;
    const at = ben.nodeAt('quote');
    const quote = state.doc.nodeAt(at);
    const lines = quote?.children.flatMap((part) =>
      part.content.size === 0 ? [] : (schema.nodes['paragraph']?.create(null, part.content) ?? []),
    );
    if (lines !== undefined)
      ben.editor.view.dispatch(state.tr.replaceWith(at, at + (quote?.nodeSize ?? 0), lines));
  }),
  change('arriving becomes departing', 'arriving', (ben) =>
    changePhase(ben.editor, () => ben.nodeAt('locationStamp'), 'departing'),
  ),
  change('departing becomes arriving', 'departing', (ben) =>
    changePhase(ben.editor, () => ben.nodeAt('locationStamp'), 'arriving'),
  ),
  change('remove the destination', 'departing', (ben) => removePart(ben, 'destination')),
  change('duration of a journey', 'departing', (ben) =>
    setAttribute(ben, 'locationStamp', 'durationMinutes', 90),
  ),
  change('remove the caption', 'picture', (ben) => removePart(ben, 'imageCaption')),
  change('remove the credit', 'picture', (ben) => removePart(ben, 'imageCredit')),
  change('remove the credit that is written', 'credit', (ben) => removePart(ben, 'imageCredit')),
  change('words for a picture', 'picture', (ben) => setAttribute(ben, 'image', 'alt', 'A podium')),
  change(
    'cut the words of a quote',
    'quote',
    (ben) => void ben.select(ben.before('a'), ben.behind('l')).cut(),
    { rewrites: LETTERS },
  ),
  change('Delete at the end of a field', 'quote', (ben) => {
    atEnd(ben).press('Delete');
    ben.type('Q');
  }),
];
