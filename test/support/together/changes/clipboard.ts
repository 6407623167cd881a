import { replaceBody } from '../../../../shared/document/sequence/replace-body.ts';
import { startOfBlock } from '../../../../client/desk/editor/blocks/move-block.ts';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { Clipboard } from '../events.ts';
import type { Person } from '../person.ts';
import { block, LETTERS, paragraph, TEXTS, text } from '../texts.ts';
import { acrossWord, atEnd, change, inLine } from './change.ts';
import type { Change } from './change.ts';

const html = (source: string): Clipboard =>
  new Clipboard({ 'text/html': source, 'text/plain': 'x' });
const plain = (source: string): Clipboard => new Clipboard({ 'text/plain': source });

/** The server's restore of a version, which reaches the editor as another writer's edit. */
function restore(ben: Person, ...content: readonly ContentNode[]): void {
  replaceBody(ben.desk.document, { type: 'doc', content });
}

const byServer = (name: string, act: Change['act'], rewrites = ''): Change =>
  change(name, 'plain', act, { byServer: true, ...(rewrites !== '' && { rewrites }) });

const RESTORES: readonly Change[] = [
  byServer('restore without the line', (ben) =>
    restore(ben, paragraph('BEFORE'), paragraph('AFTER')),
  ),
  byServer(
    'restore with other words in the line',
    (ben) => restore(ben, paragraph('BEFORE'), paragraph('abcdQRijkl'), paragraph('AFTER')),
    // The word goes on with the letters at its sides.
    'efgh',
  ),
  byServer('restore as a heading', (ben) =>
    restore(
      ben,
      paragraph('BEFORE'),
      { ...block('heading', text(LETTERS)), attrs: { level: 2 } },
      paragraph('AFTER'),
    ),
  ),
  byServer('restore another order', (ben) =>
    restore(ben, paragraph('AFTER'), ...TEXTS.alone, paragraph('BEFORE')),
  ),
  byServer('restore as a list', (ben) => restore(ben, ...TEXTS.bullets)),
];

export const CLIPBOARD_CHANGES: readonly Change[] = [
  change('cut a word', 'plain', (ben) => void acrossWord(ben).cut()),
  change(
    'cut a word and paste it at the end',
    'plain',
    (ben) => {
      const clipboard = acrossWord(ben).cut();
      ben.select(ben.behind('AFTER')).paste(clipboard);
    },
    { rewrites: 'efgh' },
  ),
  change(
    'cut a block and paste it below',
    'plain',
    (ben) => {
      const clipboard = ben.selectNode(startOfBlock(ben.page, 1)).cut();
      ben.select(ben.behind('AFTER')).paste(clipboard);
    },
    { rewrites: LETTERS },
  ),
  change(
    'cut a quote and paste it below',
    'quote',
    (ben) => {
      const clipboard = ben.selectNode(startOfBlock(ben.page, 1)).cut();
      ben.select(ben.behind('AFTER')).paste(clipboard);
    },
    { rewrites: LETTERS },
  ),
  change('copy a word to the end', 'plain', (ben) => {
    const clipboard = acrossWord(ben).copy();
    ben.select(ben.behind('AFTER')).paste(clipboard);
  }),
  change('copy a quote and paste it', 'quote', (ben) => {
    const clipboard = ben.selectNode(startOfBlock(ben.page, 1)).copy();
    ben.select(ben.behind('AFTER')).paste(clipboard);
  }),
  change('paste a picture', 'plain', async (ben) => {
    inLine(ben).paste(new Clipboard({}, [new File(['x'], 'x.png', { type: 'image/png' })]));
    await ben.turn();
  }),
  change('paste an address', 'plain', (ben) => atEnd(ben).paste(plain(' HTTPS://EXAMPLE.ORG/ '))),
  change('paste text', 'plain', (ben) => inLine(ben).paste(plain('QR'))),
  change('paste text of two lines', 'plain', (ben) => inLine(ben).paste(plain('QR\n\nST'))),
  change('paste over a word', 'plain', (ben) => acrossWord(ben).paste(plain('QR'))),
  change('paste paragraphs', 'plain', (ben) =>
    inLine(ben).paste(html('<p>QR</p><p>ST</p><p>UV</p>')),
  ),
  change('paste a list', 'plain', (ben) =>
    inLine(ben).paste(html('<ul><li>QR</li><li>ST</li></ul>')),
  ),
  change('paste a table', 'plain', (ben) =>
    atEnd(ben).paste(html('<table><tr><td>QR</td><td>ST</td></tr></table>')),
  ),
  change(
    'paste a table into a cell',
    'table',
    (ben) => inLine(ben).paste(html('<table><tr><td>QR</td><td>ST</td></tr></table>')),
    { rewrites: LETTERS },
  ),
  change('paste two lines into a field', 'speaker', (ben) =>
    inLine(ben).paste(html('<p>QR</p><p>ST</p>')),
  ),
  change('paste a list of numbers', 'plain', (ben) => atEnd(ben).paste(plain('1. QR\n2. ST'))),
  change('paste marks', 'plain', (ben) => inLine(ben).paste(plain('**Q** ')), { marks: true }),
  change('paste struck-through text', 'plain', (ben) => inLine(ben).paste(plain('~~Q~~ '))),
  change('paste a link over a word', 'plain', (ben) =>
    acrossWord(ben).paste(plain('https://example.org/')),
  ),
  change(
    'move text by command',
    'plain',
    (ben) =>
      ben.run((c) => c.cut({ from: ben.before('e'), to: ben.behind('h') }, ben.behind('AFTER'))),
    { rewrites: 'efgh' },
  ),
  change('drop text from elsewhere', 'plain', (ben) => ben.drop(ben.before('g'), plain('QR'))),
  ...RESTORES,
];
