import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { saveWords } from '../../../client/desk/open-update/save-words.ts';
import { followLost, LostWordsHere } from '../../../client/desk/connection/lost-words.ts';
import type { SaveState } from '../../../client/desk/connection/save-state.ts';
import { observable } from '../../../client/desk/observable.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { insertLines } from '../../../shared/document/sequence/insert.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { mapsIn, textOfCell } from '../../../shared/document/sequence/table-cells.ts';
import { body, paragraph } from '../../support/facts.ts';
import { mapsIn as mapsOf } from '../../support/line.ts';

let ana: Y.Doc;
let ben: Y.Doc;
let now: number;
let lost: LostWordsHere;

beforeEach(() => {
  now = 1_000_000;
  [ana, ben] = [new Y.Doc(), new Y.Doc()];
  lost = new LostWordsHere(new ShownBody(ana), () => now);
});

function begin(...content: readonly ContentNode[]): void {
  const { bytes } = seedDraft(body(...content), {});
  for (const document of [ana, ben]) Y.applyUpdate(document, bytes, 'server');
}

function meet(): void {
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben), 'server');
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana), 'server');
}

const told = (): readonly string[] => lost.words.get().map(({ text }) => text);
const wordsOf = (document: Y.Doc): string => textOf(readDraft(document).content);
const cellTexts = (document: Y.Doc): readonly Y.Text[] =>
  mapsOf(bodyOf(document))
    .filter((map) => map.get('type') === 'table')
    .flatMap((table) => mapsIn(table, 'cells'))
    .flatMap((map) => textOfCell(map) ?? []);

describe('[L14] words that others take away while they are written', () => {
  it('are told at once, and put back as a line of their own, which the colleague sees', () => {
    begin(paragraph('One.'), paragraph('Two.'), paragraph('Three.'));
    bodyOf(ana).insert(9, ' Of mine.');
    meet();
    lost.saved();
    now += 5000;
    bodyOf(ben).delete(9, ' Of mine.'.length);
    meet();
    expect(told()).toEqual(['Of mine.']);
    lost.putBack(lost.words.get()[0]?.id ?? 0);
    expect(told()).toEqual([]);
    meet();
    for (const document of [ana, ben]) {
      expect(wordsOf(document)).toBe('One.\nTwo.\nOf mine.\nThree.');
    }
  });

  it('are put back behind the block in whose field they stood', () => {
    const field = (type: string, words: string) => ({
      type,
      content: [{ type: 'text', text: words }],
    });
    const fields = [field('quoteText', 'Words'), field('quoteSpeaker', 'Someone')];
    const rest = [{ type: 'quoteRole' }, { type: 'quoteSource' }];
    begin({ type: 'quote', attrs: { id: 'q1' }, content: [...fields, ...rest] }, paragraph('One.'));
    bodyOf(ana).insert(1, 'Of mine. ');
    meet();
    bodyOf(ben).delete(1, 'Of mine. '.length);
    meet();
    lost.putBack(lost.words.get()[0]?.id ?? 0);
    meet();
    const blocks = readDraft(ben).content.content ?? [];
    expect(blocks.map(({ type }) => type)).toEqual(['quote', 'paragraph', 'paragraph']);
    expect(wordsOf(ben)).toContain('Of mine.\nOne.');
  });

  it('are told where a version is restored over them', () => {
    begin(paragraph('One.'));
    bodyOf(ana).insert(4, ' And more.');
    meet();
    lost.saved();
    ben.transact(() => replaceBody(ben, body(paragraph('One.'))));
    meet();
    expect(told()).toEqual(['And more.']);
  });

  it('are told where they were written in a cell of a table that is gone, whenever that was', () => {
    const cell = { type: 'tableCell', content: [paragraph('Cell')] };
    begin(paragraph('One.'), { type: 'table', content: [{ type: 'tableRow', content: [cell] }] });
    // An earlier visit wrote it, and could not send it.
    const earlier = new Y.Doc();
    Y.applyUpdate(earlier, Y.encodeStateAsUpdate(ana));
    for (const text of cellTexts(earlier)) text.insert(4, ' 7');
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(earlier), 'this device');
    lost.sent(Y.encodeStateAsUpdate(ana, Y.encodeStateVector(ben)));
    now += 86_400_000;
    bodyOf(ben).delete(bodyOf(ben).length - 1, 1);
    meet();
    expect(told()).toEqual(['7']);
    lost.putBack(lost.words.get()[0]?.id ?? 0);
    meet();
    expect(wordsOf(ben)).toBe('One.\n7');
  });

  it('are not told where they were written long ago, corrected, or only moved', () => {
    begin(paragraph('One.'));
    bodyOf(ana).insert(4, ' Long ago.');
    meet();
    lost.saved();
    now += 11_000;
    bodyOf(ana).insert(14, ' Teh words.');
    meet();
    lost.saved();
    bodyOf(ben).delete(16, 2);
    bodyOf(ben).delete(4, 10);
    meet();
    expect(told()).toEqual([]);
    ben.transact(() => {
      const rest = ' T words.';
      bodyOf(ben).delete(4, rest.length);
      insertLines(bodyOf(ben), 0, [rest]);
    });
    meet();
    expect(told()).toEqual([]);
  });

  it('are told in few notices, however often that happens, and none of them is dropped', () => {
    begin(paragraph('One.'));
    const names = Array.from({ length: 12 }, (_, index) => `words ${index}`);
    for (const words of names) {
      bodyOf(ana).insert(4, words);
      meet();
      bodyOf(ben).delete(4, words.length);
      meet();
    }
    expect(told()).toHaveLength(5);
    expect(told().join('\n').split('\n')).toEqual(names);
  });

  it('keep it from saying only that all is saved, until they are answered', () => {
    begin(paragraph('One.'));
    const inner = observable<SaveState>({ status: 'saved' });
    const { saveState } = followLost(lost, inner);
    bodyOf(ana).insert(4, ' More.');
    meet();
    bodyOf(ben).delete(4, 6);
    meet();
    expect(saveWords(saveState.get()).label).toBe('Saved, but words of yours were removed');
    inner.set({ status: 'saving' });
    expect(saveWords(saveState.get()).label).toBe('Saving…');
    inner.set({ status: 'saved' });
    expect(saveWords(saveState.get()).label).toBe('Saved, but words of yours were removed');
    lost.dismiss(lost.words.get()[0]?.id ?? 0);
    expect(saveWords(saveState.get()).label).toBe('Saved');
  });
});
