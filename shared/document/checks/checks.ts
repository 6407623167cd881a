import type { ContentNode } from '../../domain/content.ts';
import { textAttribute } from '../../domain/content.ts';
import type { PublishProblem } from '../../domain/refusal.ts';
import { embedProblems } from '../schema/embed/checks.ts';
import { imageProblems } from '../schema/image/checks.ts';
import { linkProblems } from './link-checks.ts';
import { locationStampProblems } from '../schema/location-stamp/checks.ts';
import type { Problem } from './problem.ts';
import { quoteProblems } from '../schema/quote/checks.ts';

const CHECKS: Readonly<Record<string, (node: ContentNode) => readonly Problem[]>> = {
  quote: quoteProblems,
  locationStamp: locationStampProblems,
  image: imageProblems,
  embed: embedProblems,
};

/** What a node and all beneath it have that the checks ask for. */
interface Found {
  readonly problems: readonly Problem[];
  /** Headlines with words. */
  readonly headlines: number;
  readonly quoteIds: readonly (string | null)[];
  /** True where readers would see something. */
  readonly shows: boolean;
}

const NOTHING: Found = { problems: [], headlines: 0, quoteIds: [], shows: false };
/** The most common: all lines without a problem share it. */
const WORDS: Found = { ...NOTHING, shows: true };
/** What readers see without words. */
const SILENT = new Set(['image', 'embed', 'table']);

/** Of a text that somebody writes in, most blocks are the same objects as before, and not gone through again ([C8]). */
const known = new WeakMap<ContentNode, Found>();

function foundIn(node: ContentNode): Found {
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = look(node);
  if (node.content !== undefined) known.set(node, found);
  return found;
}

function look(node: ContentNode): Found {
  const inside = together((node.content ?? []).map(foundIn));
  const own = [...(CHECKS[node.type]?.(node) ?? []), ...linkProblems(node)];
  const shows = inside.shows || SILENT.has(node.type) || (node.text ?? '').trim() !== '';
  const { headlines, quoteIds } = inside;
  const isHeadline = node.type === 'headline' && shows;
  const tells = own.length > 0 || isHeadline || node.type === 'quote';
  if (!tells && shows === inside.shows) return inside;
  if (!tells && inside === NOTHING) return WORDS;
  return {
    problems: [...own, ...inside.problems],
    headlines: headlines + Number(isHeadline),
    quoteIds: node.type === 'quote' ? [textAttribute(node, 'id'), ...quoteIds] : quoteIds,
    shows,
  };
}

function together(all: readonly Found[]): Found {
  const telling = all.filter((found) => found !== NOTHING && found !== WORDS);
  if (telling.length === 0) return all.includes(WORDS) ? WORDS : NOTHING;
  return {
    problems: telling.flatMap(({ problems }) => problems),
    headlines: telling.reduce((sum, { headlines }) => sum + headlines, 0),
    quoteIds: telling.flatMap(({ quoteIds }) => quoteIds),
    shows: all.some(({ shows }) => shows),
  };
}

function wholeProblems({ shows, headlines, quoteIds }: Found): readonly Problem[] {
  return [
    ...(shows ? [] : [{ code: 'empty', message: 'Write something first.' }]),
    ...(headlines > 1
      ? [{ code: 'headline_twice', message: 'Keep one headline and make the others headings.' }]
      : []),
    ...(new Set(quoteIds).size < quoteIds.length
      ? [{ code: 'quote_id_twice', message: 'One quote stands here twice: remove one of them.' }]
      : []),
  ];
}

/**
 * What keeps a body from being published. The schema lets everything through that a merge can give ([W5]);
 * this is where strictness lives.
 */
export function publishProblems({ content = [] }: ContentNode): readonly PublishProblem[] {
  const blocks = content.map(foundIn);
  const ofBlocks = blocks.flatMap(({ problems }, block) =>
    problems.map((problem) => ({ ...problem, block })),
  );
  return [
    ...wholeProblems(together(blocks)).map((problem) => ({ ...problem, block: null })),
    ...ofBlocks,
  ];
}
