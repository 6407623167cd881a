import type { ContentNode } from '../../domain/content.ts';
import { nodesOfType, textOf } from '../../domain/content.ts';
import { quotesOf } from '../../domain/quote.ts';
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

/** Of a text that somebody writes in, most blocks are the same objects as before. */
const known = new WeakMap<ContentNode, readonly Problem[]>();

function blockProblems(block: ContentNode): readonly Problem[] {
  const before = known.get(block);
  if (before !== undefined) return before;
  const problems = problemsIn(block);
  known.set(block, problems);
  return problems;
}

function problemsIn(block: ContentNode): readonly Problem[] {
  const ofTypes = Object.entries(CHECKS).flatMap(([type, check]) =>
    nodesOfType(block, type).flatMap(check),
  );
  return [...ofTypes, ...linkProblems(block)];
}

function isBlank(content: ContentNode): boolean {
  const blocks = ['image', 'embed', 'table'];
  return (
    textOf(content).trim() === '' && blocks.every((type) => nodesOfType(content, type).length === 0)
  );
}

function wholeProblems(content: ContentNode): readonly Problem[] {
  const headlines = nodesOfType(content, 'headline').filter((node) => textOf(node).trim() !== '');
  const ids = quotesOf(content).map((quote) => quote.id);
  return [
    ...(isBlank(content) ? [{ code: 'empty', message: 'Write something first.' }] : []),
    ...(headlines.length > 1
      ? [{ code: 'headline_twice', message: 'Keep one headline and make the others headings.' }]
      : []),
    ...(new Set(ids).size < ids.length
      ? [{ code: 'quote_id_twice', message: 'One quote stands here twice: remove one of them.' }]
      : []),
  ];
}

/**
 * What keeps a body from being published. The schema lets everything through that a merge can give ([W5]);
 * this is where strictness lives.
 */
export function publishProblems(content: ContentNode): readonly PublishProblem[] {
  const ofBlocks = (content.content ?? []).flatMap((block, index) =>
    blockProblems(block).map((problem) => ({ ...problem, block: index })),
  );
  return [...wholeProblems(content).map((problem) => ({ ...problem, block: null })), ...ofBlocks];
}
