import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import * as Y from 'yjs';
import { joinCopy, judgeCopy, NOTHING_OLDER } from '../../server/sync/older/judge-copy.ts';
import { convertTree } from '../../shared/document/tree/convert.ts';
import { userId } from '../../shared/ids.ts';

/**
 * Processor time and memory for drafts of the old form near their limits (5 MB, 30,000 structs): to convert one, and
 * to take in one that a device kept and the server never saw. Each kind in a process of its own.
 *
 *     node test/bench/older-drafts.ts [--kind pasted]
 */
const MEGABYTE = 2 ** 20;
const SIZE = 4.4 * MEGABYTE;
const WORDS = 'They met in Anchorage, and spoke for hours. Они вышли к прессе. ';
const WRITERS = 40;

const body = (document: Y.Doc) => document.getXmlFragment('body');

function element(name: string, ...children: readonly (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, [...children]);
  return made;
}
const paragraph = (words: string) => element('paragraph', new Y.XmlText(words));
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Text of about `bytes` bytes. */
const textOf = (bytes: number): string =>
  WORDS.repeat(Math.ceil(bytes / Buffer.byteLength(WORDS))).slice(0, Math.ceil(bytes * 0.82));

/** By how it came about. */
const KINDS: Readonly<Record<string, (document: Y.Doc) => void>> = {
  pasted: (document) => body(document).insert(0, [paragraph(textOf(SIZE))]),
  paragraphs: (document) =>
    body(document).insert(
      0,
      times(9000, (line) => paragraph(`${line} ${textOf(SIZE / 9000)}`)),
    ),
  lists: (document) =>
    body(document).insert(
      0,
      times(500, () =>
        element(
          'bulletList',
          ...times(14, () => element('listItem', paragraph(textOf(SIZE / 7000)))),
        ),
      ),
    ),
  table: (document) => {
    const cell = () => element('tableCell', paragraph(textOf(SIZE / 7200)));
    const row = () => element('tableRow', ...times(6, cell));
    body(document).insert(0, [element('table', ...times(1200, row))]);
  },
  /** Words of many people between those of others, with marks. */
  together(document) {
    body(document).insert(
      0,
      times(600, () => paragraph(textOf(SIZE / 600))),
    );
    for (let edit = 0; edit < 5000; edit += 1) {
      document.clientID = 1 + (edit % WRITERS);
      const text = body(document).get(edit % 600);
      if (!(text instanceof Y.XmlElement)) throw new Error('no paragraph');
      const words = text.get(0);
      if (!(words instanceof Y.XmlText)) throw new Error('no text');
      const at = (edit * 7919) % words.length;
      if (edit % 3 === 0) words.format(at, 20, { bold: {} });
      else words.insert(at, 'and ');
    }
  },
  /** Written and deleted again. */
  rewritten(document) {
    for (let round = 0; round < 6; round += 1) {
      const { length } = body(document);
      body(document).delete(0, length);
      body(document).insert(
        0,
        times(1500, (line) => paragraph(`${round} ${line} ${textOf(SIZE / 1500)}`)),
      );
    }
  },
};

function measure<Value>(work: () => Value): readonly [Value, string] {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return [value, ((user + system) / 1e6).toFixed(2)];
}

/** The most that the process ever held. */
const memory = (): string => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;

function run(kind: string, write: (document: Y.Doc) => void): void {
  const document = new Y.Doc();
  document.transact(() => write(document));
  const bytes = Y.encodeStateAsUpdate(document);
  const structs = [...document.store.clients.values()].reduce((sum, own) => sum + own.length, 0);
  const writers = [...document.store.clients.keys()];
  const owners = new Map(writers.map((client, index) => [client, userId(`writer ${index}`)]));
  const stored = { parts: [bytes], owners, credits: [], createdBy: userId('maya') };
  const [, conversion] = measure(() => convertTree(stored));
  process.stdout.write(
    `${kind}: ${(bytes.length / MEGABYTE).toFixed(1)} MB, ${structs} structs; converted in ${conversion} s (${memory()})\n`,
  );
  const draft = { parts: [], owners: new Map<number, never>() };
  const judged = { ...NOTHING_OLDER, copy: bytes, userId: userId('ana'), draft };
  const [verdict, judging] = measure(() => judgeCopy(judged));
  const edit = verdict.kind === 'sound' ? verdict.edit : new Uint8Array();
  const [{ pieces }, joining] = measure(() => joinCopy({ ...NOTHING_OLDER, copy: bytes, edit }));
  process.stdout.write(
    `  as a copy: ${verdict.kind} in ${judging} s, joined in ${joining} s, ${pieces.length} pieces (${memory()})\n`,
  );
}

const { kind } = parseArgs({ options: { kind: { type: 'string' } } }).values;
const write = kind === undefined ? undefined : KINDS[kind];
if (kind !== undefined && write !== undefined) run(kind, write);
else
  for (const name of Object.keys(KINDS)) {
    const options = { stdio: 'inherit' } as const;
    execFileSync(process.execPath, [import.meta.filename, '--kind', name], options);
  }
