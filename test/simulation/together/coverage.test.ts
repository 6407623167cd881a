// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from '@tiptap/core';
import { describe, expect, it, vi } from 'vitest';
import { BLOCK_NAMES } from '../../../client/desk/editor/blocks/block-names.ts';
import { CHANGES } from '../../support/together/changes/all.ts';
import { COMMAND_COVERAGE } from '../../support/together/coverage/commands.ts';
import type { CoverageOf } from '../../support/together/coverage/coverage.ts';
import { SHORTCUT_COVERAGE } from '../../support/together/coverage/keys.ts';
import {
  HOOK_COVERAGE,
  INPUT_RULE_COVERAGE,
  PASTE_RULE_COVERAGE,
} from '../../support/together/coverage/rules-and-hooks.ts';
import { BLOCK_COVERAGE, SOURCE_COVERAGE } from '../../support/together/coverage/sources.ts';
import { formOf } from '../../support/together/page.ts';
import { openPerson } from '../../support/together/pair.ts';
import { seedOf } from '../../support/together/seeds.ts';
import { TEXTS } from '../../support/together/texts.ts';
import type { TextName } from '../../support/together/texts.ts';
import { waysToChange } from '../../support/together/what-changes.ts';

const DESK = join(import.meta.dirname, '../../../client/desk');

/** Files that send transactions to an editor, or run its commands. */
function sendingFiles(): readonly string[] {
  const files = readdirSync(DESK, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /\.dispatch\(|\.commands\.|\.chain\(\)/.test(readFileSync(join(DESK, file), 'utf8')),
    );
}

/** Names of the commands that run while something is done, whoever calls them. */
async function commandsOf(editor: Editor, work: () => unknown): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  // TipTap looks every command up here, and declares it private.
  const manager = Reflect.get(editor, 'commandManager') as { readonly rawCommands: object };
  const raw = manager.rawCommands as Record<string, (...given: unknown[]) => unknown>;
  const before = { ...raw };
  for (const [name, command] of Object.entries(before)) {
    raw[name] = (...given) => {
      seen.add(name);
      return command(...given);
    };
  }
  await work();
  Object.assign(raw, before);
  return seen;
}

const ben = openPerson(seedOf('plain'), { name: 'Ben', client: 1 });
const ways = waysToChange(ben.editor);

const lists: readonly (readonly [string, readonly string[], CoverageOf])[] = [
  ['commands', ways.commands, COMMAND_COVERAGE],
  ['shortcuts', ways.shortcuts, SHORTCUT_COVERAGE],
  ['input rules', ways.inputRules, INPUT_RULE_COVERAGE],
  ['paste rules', ways.pasteRules, PASTE_RULE_COVERAGE],
  ['hooks of plugins', ways.hooks, HOOK_COVERAGE],
  ['blocks of the catalogue', Object.keys(BLOCK_NAMES), BLOCK_COVERAGE],
  ['files that change the text', sendingFiles(), SOURCE_COVERAGE],
];

const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();

describe('[L14] nothing that changes a text is left out of the matrix', () => {
  it.each(lists)('%s are those of the editor', (_what, found, coverage) => {
    expect(sorted(found)).toEqual(sorted(Object.keys(coverage)));
  });

  it.each(lists)('%s are tried by changes that are there', (_what, _found, coverage) => {
    const changes = new Set(CHANGES.map(({ name }) => name));
    const named = Object.values(coverage).flatMap((each) =>
      each.kind === 'tried' ? each.changes : [],
    );
    expect(named.filter((name) => !changes.has(name))).toEqual([]);
  });

  it('each change has a name of its own, and each text is used', () => {
    const names = CHANGES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const used = new Set<string>(CHANGES.map(({ from }) => from));
    expect(Object.keys(TEXTS).filter((name) => !used.has(name))).toEqual([]);
  });

  it('commands that are called tried are run by the changes that are named', async () => {
    const runs = new Map<string, ReadonlySet<string>>();
    for (const { name, from, act } of CHANGES) {
      const person = openPerson(seedOf(from), { name: 'Ben', client: 1 });
      try {
        runs.set(name, await commandsOf(person.editor, () => act(person)));
      } catch (error) {
        throw new Error(name, { cause: error });
      }
      person.desk.close();
    }
    const claims = Object.entries(COMMAND_COVERAGE).flatMap(([command, each]) =>
      each.kind === 'tried' && !each.changes.some((name) => runs.get(name)?.has(command))
        ? [command]
        : [],
    );
    expect(claims).toEqual([]);
  });

  it('commands that are called harmless change nothing', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const harmlessCommands = Object.entries(COMMAND_COVERAGE).flatMap(([name, { kind }]) =>
      kind === 'harmless' ? [name] : [],
    );
    // Object.keys forgets that the names are the table's own.
    for (const text of Object.keys(TEXTS) as TextName[]) {
      const person = openPerson(seedOf(text), { name: 'Ben', client: 1 });
      const before = formOf(person.page);
      person.select(person.behind('d'));
      for (const name of harmlessCommands) {
        const command: unknown = Reflect.get(person.editor.commands, name);
        try {
          if (typeof command === 'function') Reflect.apply(command, null, []);
        } catch {
          // It wants arguments, and has done nothing.
        }
        expect(formOf(person.page), `${name} in ${text}`).toBe(before);
      }
      person.desk.close();
    }
  });
});
