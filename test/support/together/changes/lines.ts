import { acrossWord, atEnd, atStart, change, inLine } from './change.ts';
import type { Change } from './change.ts';

/** What a line is: a heading, a paragraph, the headline. */
const KINDS: readonly Change[] = [
  change('make a heading', 'plain', (ben) => inLine(ben).run((c) => c.setHeading({ level: 2 }))),
  change('toggle a heading', 'plain', (ben) => inLine(ben).press('Mod-Alt-2')),
  change('toggle a small heading', 'plain', (ben) => inLine(ben).press('Mod-Alt-3')),
  change('toggle a heading off', 'heading', (ben) =>
    inLine(ben).run((c) => c.toggleHeading({ level: 2 })),
  ),
  change('another level of heading', 'heading', (ben) => inLine(ben).press('Mod-Alt-3')),
  change('heading to paragraph', 'heading', (ben) => inLine(ben).press('Mod-Alt-0')),
  change('set a node', 'plain', (ben) =>
    inLine(ben).run((c) => c.setNode('heading', { level: 3 })),
  ),
  change('toggle a node', 'plain', (ben) =>
    inLine(ben).run((c) => c.toggleNode('heading', 'paragraph', { level: 2 })),
  ),
  change('headline to paragraph', 'headline', (ben) => inLine(ben).run((c) => c.setParagraph())),
  change('attribute of a heading', 'heading', (ben) =>
    inLine(ben).run((c) => c.updateAttributes('heading', { level: 3 })),
  ),
  change('reset an attribute', 'heading', (ben) =>
    inLine(ben).run((c) => c.resetAttributes('heading', 'level')),
  ),
  change('clear nodes of a heading', 'heading', (ben) => inLine(ben).run((c) => c.clearNodes())),
  change('heading by “## ”', 'plain', (ben) => atStart(ben).type('## ')),
  change('small heading by “### ”', 'plain', (ben) => atStart(ben).type('### ')),
  change('“## ” taken back at once', 'plain', (ben) => {
    atStart(ben).type('## ');
    ben.press('Backspace');
  }),
  change('heading by catalogue', 'plain', (ben) => inLine(ben).choose('heading')),
  change('heading by the slash menu', 'plain', async (ben) => {
    ben.select(ben.behind('BEFORE')).press('Enter');
    ben.type('/head');
    await ben.turn();
    ben.press('Enter');
  }),
  change('small heading by catalogue', 'plain', (ben) => inLine(ben).choose('subheading')),
  change('headline by catalogue', 'plain', (ben) => inLine(ben).choose('headline')),
  change('two paragraphs to headings', 'plain', (ben) => {
    ben.select(ben.behind('d'), ben.behind('AFT')).run((c) => c.setHeading({ level: 2 }));
  }),
];

/** Where a line ends. */
const SPLITS: readonly Change[] = [
  change('Enter in the middle', 'plain', (ben) => ben.select(ben.before('g')).press('Enter')),
  change('Enter at the start', 'plain', (ben) => atStart(ben).press('Enter')),
  change('Enter at the end', 'plain', (ben) => atEnd(ben).press('Enter')),
  change('Enter over a selection', 'plain', (ben) => acrossWord(ben).press('Enter')),
  change('Enter in a heading', 'heading', (ben) => inLine(ben).press('Enter')),
  change('Enter in the headline', 'headline', (ben) => inLine(ben).press('Enter')),
  change('split keeping marks', 'marked', (ben) =>
    inLine(ben).run((c) => c.splitBlock({ keepMarks: true })),
  ),
  change('enter command', 'plain', (ben) => inLine(ben).run((c) => c.enter())),
  change('line break', 'plain', (ben) => inLine(ben).press('Shift-Enter')),
  change('line break between the writers', 'plain', (ben) =>
    ben.select(ben.before('g')).run((c) => c.setHardBreak()),
  ),
  change('line break goes', 'broken', (ben) => ben.select(ben.before('i')).press('Backspace')),
  change('a paragraph below', 'plain', (ben) =>
    ben.run((c) => c.insertDefaultBlock({ pos: ben.behind('l') + 1 })),
  ),
];

/** Lines that become one. */
const JOINS: readonly Change[] = [
  change('Backspace joins with the line above', 'plain', (ben) => atStart(ben).press('Backspace')),
  change('Delete joins with the line below', 'plain', (ben) => atEnd(ben).press('Delete')),
  change('Delete at the end of the line above', 'plain', (ben) =>
    ben.select(ben.behind('BEFORE')).press('Delete'),
  ),
  change('Backspace at the start of the line below', 'plain', (ben) =>
    ben.select(ben.before('AFTER')).press('Backspace'),
  ),
  change('Backspace into an empty paragraph', 'emptyAbove', (ben) =>
    atStart(ben).press('Backspace'),
  ),
  change('Delete an empty paragraph below', 'emptyBelow', (ben) => atEnd(ben).press('Delete')),
  change('Backspace joins a heading', 'heading', (ben) => atStart(ben).press('Backspace')),
  change('Delete joins a heading with the line below', 'heading', (ben) =>
    atEnd(ben).press('Delete'),
  ),
  change('join backward', 'plain', (ben) => atStart(ben).run((c) => c.joinTextblockBackward())),
  change('join forward', 'plain', (ben) => atEnd(ben).run((c) => c.joinTextblockForward())),
  change('delete to the line below', 'plain', (ben) =>
    ben.select(ben.behind('h'), ben.behind('AFT')).press('Backspace'),
  ),
  change('delete from the line above', 'plain', (ben) =>
    ben.select(ben.behind('BEF'), ben.behind('d')).press('Delete'),
  ),
  change('delete around the line', 'plain', (ben) =>
    ben.select(ben.behind('BEFORE'), ben.before('AFTER')).press('Backspace'),
  ),
  change('type over two lines', 'plain', (ben) =>
    ben.select(ben.behind('h'), ben.behind('AFT')).type('Q'),
  ),
];

/** Letters of the line, and their marks. */
const LETTERS_AND_MARKS: readonly Change[] = [
  change('type in the middle', 'plain', (ben) => inLine(ben).type('QR')),
  change('type between the writers', 'plain', (ben) => ben.select(ben.before('g')).type('QR')),
  change('delete a word', 'plain', (ben) => acrossWord(ben).press('Delete')),
  change('Backspace', 'plain', (ben) => inLine(ben).press('Backspace')),
  change('type over a word', 'plain', (ben) => acrossWord(ben).type('Q')),
  change('delete a range', 'plain', (ben) =>
    ben.run((c) => c.deleteRange({ from: ben.before('e'), to: ben.behind('h') })),
  ),
  change('delete the letters, not the line', 'plain', (ben) =>
    ben.select(ben.before('a'), ben.behind('l')).press('Delete'),
  ),
  change('insert a mention', 'plain', (ben) => inLine(ben).run((c) => c.insertContent('QR'))),
  change('bold', 'plain', (ben) => acrossWord(ben).press('Mod-b'), { marks: true }),
  change('italic', 'plain', (ben) => acrossWord(ben).press('Mod-i')),
  change('struck through', 'plain', (ben) => acrossWord(ben).press('Mod-Shift-s')),
  change('no longer bold', 'marked', (ben) => acrossWord(ben).run((c) => c.unsetBold()), {
    marks: true,
  }),
  change('set bold', 'plain', (ben) => acrossWord(ben).run((c) => c.setBold()), { marks: true }),
  change('set italic', 'plain', (ben) => acrossWord(ben).run((c) => c.setItalic())),
  change('set struck through', 'plain', (ben) => acrossWord(ben).run((c) => c.setStrike())),
  change('no longer italic', 'slanted', (ben) => acrossWord(ben).run((c) => c.unsetItalic())),
  change('no longer struck through', 'slanted', (ben) =>
    acrossWord(ben).run((c) => c.unsetStrike()),
  ),
  change('a mark goes', 'slanted', (ben) => acrossWord(ben).run((c) => c.unsetMark('italic'))),
  change('toggle a link', 'plain', (ben) =>
    acrossWord(ben).run((c) => c.toggleLink({ href: 'https://example.org/' })),
  ),
  change('bold by underscores', 'plain', (ben) => inLine(ben).type(' __Q__ '), { marks: true }),
  change('italic by an asterisk', 'plain', (ben) => inLine(ben).type(' *Q* ')),
  change('superscript', 'plain', (ben) => acrossWord(ben).press('Mod-.')),
  change('toggle superscript', 'plain', (ben) => acrossWord(ben).run((c) => c.toggleSuperscript())),
  change('toggle subscript', 'plain', (ben) => acrossWord(ben).run((c) => c.toggleSubscript())),
  change('set superscript', 'plain', (ben) => acrossWord(ben).run((c) => c.setSuperscript())),
  change('no longer superscript', 'raised', (ben) =>
    acrossWord(ben).run((c) => c.unsetSuperscript()),
  ),
  change('subscript', 'plain', (ben) => acrossWord(ben).press('Mod-,')),
  change('set subscript', 'plain', (ben) => acrossWord(ben).run((c) => c.setSubscript())),
  change('no longer subscript', 'raised', (ben) =>
    ben.select(ben.before('h'), ben.behind('i')).run((c) => c.unsetSubscript()),
  ),
  change('Backspace over a whole letter', 'wide', (ben) =>
    ben.select(ben.before('e')).press('Backspace'),
  ),
  change('a mark', 'plain', (ben) => acrossWord(ben).run((c) => c.setMark('italic'))),
  change('toggle a mark', 'plain', (ben) => acrossWord(ben).run((c) => c.toggleMark('strike'))),
  change(
    'all marks go',
    'marked',
    (ben) => ben.select(ben.before('a'), ben.behind('l')).run((c) => c.unsetAllMarks()),
    { marks: true },
  ),
  change('link', 'plain', (ben) =>
    acrossWord(ben).run((c) => c.setLink({ href: 'https://example.org/' })),
  ),
  change('no link', 'marked', (ben) => ben.select(ben.behind('i')).run((c) => c.unsetLink())),
  change('bold by asterisks', 'plain', (ben) => inLine(ben).type(' **Q** '), { marks: true }),
  change('italic by underscores', 'plain', (ben) => inLine(ben).type(' _Q_ ')),
  change('struck through by tildes', 'plain', (ben) => inLine(ben).type(' ~~Q~~ ')),
  change('an address becomes a link', 'plain', (ben) => inLine(ben).type(' https://example.org ')),
];

export const LINE_CHANGES = [...KINDS, ...SPLITS, ...JOINS, ...LETTERS_AND_MARKS];
