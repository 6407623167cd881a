import { v7 } from 'uuid';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import { instant, quoteId, updateId } from '../../../shared/ids.ts';
import type { SampleMoment, SampleUpdate } from '../../../shared/sample/sample.ts';
import {
  SAMPLE_LIVE_BLOG,
  SAMPLE_UPDATES,
  STRONGEST_QUOTE,
} from '../../../shared/sample/summit.ts';
import {
  createLiveBlog,
  createUpdate,
  orderPins,
  patchLiveBlog,
  pinQuote,
} from '../api/live-blogs.ts';
import { commandUpdate, readUpdate } from '../api/updates.ts';

/** The ids and the time of one making: with the same ones, a second try goes on where the first broke off. */
export function sampleMoment(): SampleMoment {
  const ids = new Map<string, string>();
  const made = instant(new Date());
  return {
    idOf(name) {
      const id = ids.get(name) ?? v7();
      ids.set(name, id);
      return id;
    },
    now: () => made,
  };
}

/** Nobody is there to notice a mistake: it is written as it reads once it is corrected. */
function corrected({ blocks, afterwards }: SampleUpdate): ContentNode {
  const content = blocks.map(({ node }) => node);
  if (afterwards.type !== 'correct') return { type: 'doc', content };
  const { before, after } = afterwards;
  const rewrite = (node: ContentNode): ContentNode => ({
    ...node,
    ...(node.text === undefined ? {} : { text: node.text.replace(before, after) }),
    ...(node.content === undefined ? {} : { content: node.content.map(rewrite) }),
  });
  return { type: 'doc', content: content.map(rewrite) };
}

async function makeUpdate(
  liveBlogId: LiveBlogId,
  sample: SampleUpdate,
  { idOf }: SampleMoment,
): Promise<void> {
  const keyOf = (step: string): string => idOf(`${sample.title}: ${step}`);
  const id = updateId(idOf(sample.title));
  await createUpdate(liveBlogId, { id, content: corrected(sample) }, keyOf('create'));
  if (sample.key) await commandUpdate(id, { command: 'key', body: { key: true } }, keyOf('key'));
  const { contentHash } = await readUpdate(id);
  const body = { contentHash, change: 'update', note: '' } as const;
  await commandUpdate(id, { command: 'publish', body }, keyOf('publish'));
  for (const quote of sample.pin) await pinQuote(liveBlogId, quoteId(quote), keyOf(quote));
  if (sample.afterwards.type !== 'withdraw') return;
  const { reason } = sample.afterwards;
  await commandUpdate(id, { command: 'withdraw', body: { reason } }, keyOf('withdraw'));
}

/** Makes and publishes the sample coverage with the requests that people's own work makes. */
export async function makeSample(moment: SampleMoment): Promise<LiveBlogId> {
  const { idOf } = moment;
  const fields = { ...SAMPLE_LIVE_BLOG, publishing: 'editors' } as const;
  const { id } = await createLiveBlog(fields, idOf('live blog'));
  await patchLiveBlog(id, { status: 'live' });
  const samples = SAMPLE_UPDATES.map((updateAt) => updateAt(moment));
  for (const sample of samples) await makeUpdate(id, sample, moment);
  const pinned = samples.flatMap(({ pin }) => pin);
  const strongest = idOf(STRONGEST_QUOTE);
  const order = [strongest, ...pinned.filter((quote) => quote !== strongest)];
  await orderPins(id, order.map(quoteId));
  return id;
}
