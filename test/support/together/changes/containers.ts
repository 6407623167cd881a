import { atEnd, atStart, change, inLine } from './change.ts';
import type { Change } from './change.ts';

const LISTS: readonly Change[] = [
  change('bullet list', 'plain', (ben) => inLine(ben).press('Mod-Shift-8')),
  change('numbered list', 'plain', (ben) => inLine(ben).press('Mod-Shift-7')),
  change('bullet list by “- ”', 'plain', (ben) => atStart(ben).type('- ')),
  change('numbered list by “5. ”', 'plain', (ben) => atStart(ben).type('5. ')),
  change('bullet list by catalogue', 'plain', (ben) => inLine(ben).choose('bullets')),
  change('numbered list by catalogue', 'plain', (ben) => inLine(ben).choose('numbers')),
  change('wrap in a list', 'plain', (ben) => inLine(ben).run((c) => c.wrapInList('bulletList'))),
  change('list of two paragraphs', 'plain', (ben) =>
    ben.select(ben.behind('d'), ben.behind('AFT')).run((c) => c.toggleBulletList()),
  ),
  change('list of a heading', 'heading', (ben) =>
    inLine(ben).run((c) => c.toggleList('bulletList', 'listItem')),
  ),
  change('bullets to numbers', 'bullets', (ben) => inLine(ben).press('Mod-Shift-7')),
  change('list off', 'bullets', (ben) => inLine(ben).press('Mod-Shift-8')),
  change('list off at its first point', 'firstBullet', (ben) =>
    inLine(ben).run((c) => c.toggleBulletList()),
  ),
  change('numbers begin elsewhere', 'numbers', (ben) =>
    inLine(ben).run((c) => c.updateAttributes('orderedList', { start: 7 })),
  ),
  change('lift out of a list', 'bullets', (ben) =>
    inLine(ben).run((c) => c.liftListItem('listItem')),
  ),
  change('indent', 'bullets', (ben) => inLine(ben).press('Tab')),
  change('outdent', 'nested', (ben) => inLine(ben).press('Shift-Tab')),
  change('indent a point with points', 'parent', (ben) =>
    inLine(ben).run((c) => c.sinkListItem('listItem')),
  ),
  change('Enter in a point', 'bullets', (ben) => ben.select(ben.before('g')).press('Enter')),
  change('Enter at the end of a point', 'bullets', (ben) => atEnd(ben).press('Enter')),
  change('Enter at the start of a point', 'bullets', (ben) => atStart(ben).press('Enter')),
  change('Enter twice ends the list', 'lastBullet', (ben) => {
    atEnd(ben).press('Enter');
    ben.press('Enter');
  }),
  change('split a point', 'bullets', (ben) => inLine(ben).run((c) => c.splitListItem('listItem'))),
  change('Enter in a point with points', 'parent', (ben) => inLine(ben).press('Enter')),
  change('Enter in a second paragraph', 'twoInItem', (ben) => inLine(ben).press('Enter')),
  change('Backspace at the start of a point', 'bullets', (ben) => atStart(ben).press('Backspace')),
  change('Backspace at the start of the first point', 'firstBullet', (ben) =>
    atStart(ben).press('Backspace'),
  ),
  change('Backspace at the start of an inner point', 'nested', (ben) =>
    atStart(ben).press('Backspace'),
  ),
  change('Delete at the end of a point', 'bullets', (ben) => atEnd(ben).press('Delete')),
  change('Delete at the end of a point with points', 'parent', (ben) => atEnd(ben).press('Delete')),
  change('Delete before a list', 'firstBullet', (ben) =>
    ben.select(ben.behind('BEFORE')).press('Delete'),
  ),
  change('Backspace after a list', 'lastBullet', (ben) =>
    ben.select(ben.before('AFTER')).press('Backspace'),
  ),
  change('join a point backward', 'bullets', (ben) =>
    atStart(ben).run((c) => c.joinItemBackward()),
  ),
  change('join a point forward', 'bullets', (ben) => atEnd(ben).run((c) => c.joinItemForward())),
  change('join up', 'bullets', (ben) =>
    ben
      .selectNode(ben.nodeAt('listItem', (node) => node.textContent.includes('a')))
      .run((c) => c.joinUp()),
  ),
  change('join down', 'bullets', (ben) =>
    ben
      .selectNode(ben.nodeAt('listItem', (node) => node.textContent.includes('a')))
      .run((c) => c.joinDown()),
  ),
  change('two lists become one', 'twoLists', (ben) =>
    ben.select(ben.before('OTHER')).run((c) => c.toggleBulletList()),
  ),
  change('delete a point', 'bullets', (ben) => {
    const at = ben.nodeAt('listItem', (node) => node.textContent.includes('a'));
    ben.selectNode(at).press('Delete');
  }),
  change('delete a list by command', 'bullets', (ben) =>
    inLine(ben).run((c) => c.deleteNode('bulletList')),
  ),
  change('headline in a list', 'bullets', (ben) => inLine(ben).choose('heading')),
  change('clear nodes of a list', 'bullets', (ben) => inLine(ben).run((c) => c.clearNodes())),
];

const PASSAGES: readonly Change[] = [
  change('passage', 'plain', (ben) => inLine(ben).press('Mod-Shift-b')),
  change('passage by “> ”', 'plain', (ben) => atStart(ben).type('> ')),
  change('passage by catalogue', 'plain', (ben) => inLine(ben).choose('blockquote')),
  change('wrap in a passage', 'plain', (ben) => inLine(ben).run((c) => c.wrapIn('blockquote'))),
  change('toggle a wrap', 'plain', (ben) => inLine(ben).run((c) => c.toggleWrap('blockquote'))),
  change('passage off', 'passage', (ben) => inLine(ben).run((c) => c.unsetBlockquote())),
  change('lift out of a passage', 'passage', (ben) => inLine(ben).run((c) => c.lift('blockquote'))),
  change('Backspace at the start in a passage', 'passage', (ben) =>
    atStart(ben).press('Backspace'),
  ),
  change('Enter in a passage', 'passage', (ben) => inLine(ben).press('Enter')),
  change('passage around a list', 'bullets', (ben) =>
    ben.selectNode(ben.nodeAt('bulletList')).run((c) => c.setBlockquote()),
  ),
  change('list in a passage', 'passage', (ben) => inLine(ben).press('Mod-Shift-8')),
  change('out of a list in a passage', 'listInPassage', (ben) => inLine(ben).press('Shift-Tab')),
  change('an empty line leaves a passage', 'passage', (ben) => {
    ben.select(ben.behind('LAST')).press('Enter');
    ben.run((c) => c.liftEmptyBlock());
  }),
  change('passage of two paragraphs', 'plain', (ben) =>
    ben.select(ben.behind('d'), ben.behind('AFT')).run((c) => c.toggleBlockquote()),
  ),
];

export const CONTAINER_CHANGES = [...LISTS, ...PASSAGES];
