// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { DeskEditor } from '../../support/together/desk-editor.ts';
import { openDeskEditor } from '../../support/together/desk-editor.ts';
import { seedOf } from '../../support/together/seeds.ts';

let document: Y.Doc;
let editors: readonly DeskEditor[];

beforeEach(() => {
  document = new Y.Doc();
  Y.applyUpdate(document, seedOf('plain'));
  const body = new ShownBody(document);
  editors = ['Old', 'New'].map((name) => openDeskEditor(document, { name, body }));
});
afterEach(() => editors.forEach((editor) => editor.close()));

const shown = (): readonly string[] => editors.map(({ editor }) => editor.state.doc.textContent);

it('an editor that is about to go takes nothing from the one in its place', () => {
  bodyOf(document).insert(0, 'Late ');
  expect(shown()).toEqual(Array(2).fill('Late BEFOREabcdefghijklAFTER'));
  editors[1]?.editor.commands.insertContentAt(1, 'Very ');
  expect(shown()).toEqual(Array(2).fill('Very Late BEFOREabcdefghijklAFTER'));
});
