import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly tests: readonly string[];
}

/** The entries of docs/rules.md: an id, its sentence, and the tests that hold it. */
const rules: readonly Rule[] = Array.from(
  read('docs/rules.md').matchAll(/^- \*\*(\w+)\*\*: (.+)\n((?: {2}.+\n?)*)/gm),
  ([, id = '', sentence = '', below = '']) => ({
    id,
    sentence,
    tests: Array.from(below.matchAll(/`([^`]+)`/g), ([, file = '']) => file),
  }),
);
const defined = new Set(rules.map(({ id }) => id));

const FILES = globSync(
  ['{client,server,shared,test,docs}/**/*.{ts,tsx,mjs,css,html,md}', '*.{ts,md}'],
  { cwd: root },
);
const COMMENT = /^\s*(\/\/|\/?\*)/;

/** True where the code of a test file, and not only a comment in it, cites the rule. */
const cites = (file: string, id: string) =>
  existsSync(join(root, file)) &&
  read(file)
    .split('\n')
    .some((line) => line.includes(`[${id}]`) && !COMMENT.test(line));

describe('every citation', () => {
  it('is of a rule in docs/rules.md', () => {
    const unknown = FILES.flatMap((file) =>
      Array.from(read(file).matchAll(/\[([A-Z]\d+)\]/g), ([, id = '']) => id)
        .filter((id) => !defined.has(id))
        .map((id) => `${file} cites ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('stands in brackets, so that it is found', () => {
    const bare = FILES.flatMap((file) =>
      Array.from(read(file).matchAll(/\(([A-Z]\d+)\)|['"`]([A-Z]\d+) /g))
        .filter(([, first, second]) => defined.has(first ?? second ?? ''))
        .map(([text]) => `${file}: ${text}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('every rule', () => {
  it('stands in docs/rules.md once', () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(defined.size).toBe(rules.length);
    expect(read('docs/rules.md').match(/^- \*\*/gm)).toHaveLength(rules.length);
  });

  it('is one sentence', () => {
    const others = rules.filter(
      ({ sentence }) => !/^[A-Z“].*\.$/.test(sentence) || /[.?!] /.test(sentence),
    );
    expect(others).toEqual([]);
  });

  it('names its tests', () => {
    const isTest = (file: string) => /^test\/.+(\.test|-contract)\.tsx?$/.test(file);
    const without = rules.filter(({ tests }) => tests.length === 0 || !tests.every(isTest));
    expect(without).toEqual([]);
  });

  it('is cited by the tests that it names', () => {
    const silent = rules.flatMap(({ id, tests }) =>
      tests
        .filter((file) => !cites(file, id))
        .map(
          (file) =>
            `${file} ${existsSync(join(root, file)) ? 'does not cite' : 'is not there, for'} ${id}`,
        ),
    );
    expect(silent).toEqual([]);
  });
});
