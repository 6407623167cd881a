import { GapCursor } from '@tiptap/pm/gapcursor';
import { TextSelection } from '@tiptap/pm/state';
import {
  deleteBlock,
  dispatchMove,
  duplicateBlock,
  startOfBlock,
} from '../../../../client/desk/editor/blocks/move-block.ts';
import { appendParagraph } from '../../../../client/desk/editor/parts/part-keys.ts';
import { Clipboard } from '../events.ts';
import type { Person } from '../person.ts';
import type { TextName } from '../texts.ts';
import { atEnd, atStart, change, inLine } from './change.ts';
import type { Change } from './change.ts';

const handleOf = (ben: Person): number => ben.blockOf('a');

const moves = (what: string, from: TextName): readonly Change[] => [
  change(`move ${what} down`, from, (ben) => void dispatchMove(ben.editor, 1, handleOf(ben))),
  change(`move ${what} up`, from, (ben) => void dispatchMove(ben.editor, -1, handleOf(ben))),
  change(`drag ${what} to the top`, from, (ben) => {
    ben.takeUp(handleOf(ben)).drop(0, new Clipboard());
  }),
  change(`drag ${what} to the end`, from, (ben) => {
    ben.takeUp(handleOf(ben)).drop(ben.page.content.size, new Clipboard());
  }),
  change(`delete ${what}`, from, (ben) => deleteBlock(ben.editor, handleOf(ben))),
  change(`duplicate ${what}`, from, (ben) =>
    duplicateBlock(ben.editor, handleOf(ben), ben.desk.newId),
  ),
];

const MOVES: readonly Change[] = [
  ...moves('a paragraph', 'plain'),
  ...moves('a list', 'bullets'),
  ...moves('a quote', 'quote'),
  ...moves('a stamp', 'departing'),
  ...moves('a picture', 'picture'),
  ...moves('a table', 'table'),
  change('move up by key', 'plain', (ben) => inLine(ben).press('Alt-ArrowUp')),
  change('move down by key', 'plain', (ben) => inLine(ben).press('Alt-ArrowDown')),
  change('move the line above over it', 'plain', (ben) => void dispatchMove(ben.editor, 1, 0)),
  change('move twice', 'plain', (ben) => {
    inLine(ben).press('Alt-ArrowUp');
    ben.press('Alt-ArrowDown');
    ben.press('Alt-ArrowDown');
  }),
  change('drag a point to the front', 'bullets', (ben) => {
    const at = ben.nodeAt('listItem', (node) => node.textContent.includes('a'));
    ben.selectNode(at).dragTo(ben.nodeAt('bulletList') + 1);
  }),
  change(
    'drag letters to another line',
    'plain',
    (ben) => ben.select(ben.before('e'), ben.behind('h')).dragTo(ben.behind('AFTER')),
    { rewrites: 'efgh' },
  ),
  change('drag two lines', 'plain', (ben) => {
    const { doc } = ben.editor.state;
    const [from, to] = [doc.resolve(ben.before('a')), doc.resolve(ben.behind('AFTER'))];
    ben.editor.view.dispatch(ben.editor.state.tr.setSelection(TextSelection.between(from, to)));
    ben.dragTo(0);
  }),
];

const DELETIONS: readonly Change[] = [
  change('delete everything', 'plain', (ben) => ben.selectAll().press('Backspace')),
  change('type over everything', 'plain', (ben) => ben.selectAll().type('Q')),
  change('select all and delete', 'plain', (ben) => {
    ben.press('Mod-a');
    ben.press('Delete');
  }),
  change('clear content', 'plain', (ben) => ben.run((c) => c.clearContent())),
  change('set content', 'plain', (ben) =>
    ben.run((c) =>
      c.setContent({
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'NEW' }] }],
      }),
    ),
  ),
  change('delete the only paragraph', 'alone', (ben) => deleteBlock(ben.editor, 0)),
  change('delete the line as a node', 'plain', (ben) =>
    ben.selectNode(startOfBlock(ben.page, 1)).run((c) => c.deleteSelection()),
  ),
  change('delete the current node', 'plain', (ben) =>
    inLine(ben).run((c) => c.deleteNode('paragraph')),
  ),
  change('delete the empty current node', 'emptyAbove', (ben) =>
    ben.select(ben.before('a') - 2).run((c) => c.deleteCurrentNode()),
  ),
  change('delete all of a heading', 'onlyHeading', (ben) => {
    ben.press('Mod-a');
    ben.press('Delete');
  }),
  change('delete a line and its end', 'plain', (ben) =>
    ben.select(ben.before('a'), ben.before('AFTER')).press('Delete'),
  ),
  change('delete an embed above', 'besideEmbed', (ben) => deleteBlock(ben.editor, 1)),
  change('delete a selected divider', 'besideEmbed', (ben) =>
    ben.selectNode(ben.nodeAt('horizontalRule')).press('Delete'),
  ),
  change('a paragraph after a selected embed', 'besideEmbed', (ben) =>
    ben.selectNode(ben.nodeAt('embed')).press('Enter'),
  ),
  change('type on a selected embed', 'besideEmbed', (ben) =>
    ben.selectNode(ben.nodeAt('embed')).type('Q'),
  ),
  change('type at a gap', 'firstEmbed', (ben) => {
    const { tr, doc } = ben.editor.state;
    ben.editor.view.dispatch(tr.setSelection(new GapCursor(doc.resolve(0))));
    const begins = new InputEvent('beforeinput', {
      inputType: 'insertCompositionText',
      bubbles: true,
    });
    ben.editor.view.dispatchEvent(begins);
    ben.type('Q');
  }),
  change('address of an embed', 'besideEmbed', (ben) => {
    const { tr } = ben.editor.state;
    ben.editor.view.dispatch(
      tr.setNodeAttribute(ben.nodeAt('embed'), 'url', 'https://example.com/'),
    );
  }),
];

const INSERTIONS: readonly Change[] = [
  ...(['quote', 'location', 'departure', 'divider', 'embed', 'table'] as const).map((block) =>
    change(`insert ${block}`, 'plain', (ben) => inLine(ben).choose(block)),
  ),
  change('insert a picture', 'plain', async (ben) => {
    inLine(ben).choose('image');
    await ben.turn();
  }),
  change('drop a picture', 'plain', async (ben) => {
    ben.drop(ben.before('e'), new Clipboard({}, [new File(['x'], 'x.png', { type: 'image/png' })]));
    await ben.turn();
  }),
  change('divider by “---”', 'emptyAbove', (ben) =>
    ben.select(ben.behind('BEFORE') + 2).type('---'),
  ),
  change('divider in the line by command', 'plain', (ben) =>
    inLine(ben).run((c) => c.setHorizontalRule()),
  ),
  change('quote in an empty paragraph', 'emptyAbove', (ben) =>
    ben.select(ben.behind('BEFORE') + 2).choose('quote'),
  ),
  change('insert a table by command', 'plain', (ben) =>
    atEnd(ben).run((c) => c.insertTable({ rows: 2, cols: 2 })),
  ),
  change('insert blocks at a place', 'plain', (ben) =>
    ben.run((c) =>
      c.insertContentAt(ben.before('g'), [
        { type: 'heading', attrs: { level: 2 } },
        { type: 'paragraph' },
      ]),
    ),
  ),
  change('a headline at the top', 'plain', (ben) => {
    const made = ben.editor.schema.nodes['headline']?.create();
    if (made !== undefined) ben.editor.view.dispatch(ben.editor.state.tr.insert(0, made));
  }),
  change('a paragraph at the end', 'departing', (ben) => void appendParagraph(ben.editor)),
  change('quote by Ctrl+Alt+Q', 'plain', (ben) => atStart(ben).press('Mod-Alt-q')),
];

export const BLOCK_CHANGES = [...MOVES, ...DELETIONS, ...INSERTIONS];
