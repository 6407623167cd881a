import { publishProblems } from '../../shared/document/checks/checks.ts';
import type { Draft } from '../../shared/domain/update.ts';
import { contentHash } from '../../shared/ids.ts';
import type { UpdateId } from '../../shared/ids.ts';
import type { Boards, Person, UpdateDetail, UpdateSummary } from '../../shared/protocol/desk.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import type { Directory } from '../auth/directory.ts';
import type { Tables, UpdateRow } from '../store/store.ts';
import type { SeenDrafts } from './seen-drafts.ts';

export interface Presenter {
  /** `draft`: what is in the document now; without it, what was summarised last. */
  summary(row: UpdateRow, draft?: Draft): Promise<UpdateSummary>;
  detail(tables: Tables, id: UpdateId, draft: Draft): Promise<UpdateDetail | null>;
  boards(tables: Tables, id: LiveBlogId): Promise<Boards | null>;
}

/** A presenter that remembers in `seen` what it has shown. */
export function createPresenter(directory: Directory, seen: SeenDrafts): Presenter {
  const summary: Presenter['summary'] = async (row, draft = row.draft) => {
    seen.remember(draft);
    return summaryOf(row, draft, await directory.people([row.createdBy, ...row.writers]));
  };
  return {
    summary,
    async detail(tables, id, draft) {
      const row = await tables.updates.getRow(id);
      if (row === null) return null;
      const shown = await tables.outbox.publicUpdate(id);
      return {
        ...(await summary(row, draft)),
        problems: publishProblems(draft.content),
        published:
          shown?.status === 'published' && row.publishedHash !== null
            ? { content: shown.content, contentHash: contentHash(row.publishedHash) }
            : null,
      };
    },
    boards: readBoards,
  };
}

function summaryOf(
  row: UpdateRow,
  draft: Draft,
  [createdBy, ...writers]: readonly Person[],
): UpdateSummary {
  if (createdBy === undefined) throw new Error('the directory answered for nobody');
  return {
    id: row.id,
    liveBlogId: row.liveBlogId,
    state: row.state,
    key: row.key,
    createdBy,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    content: draft.content,
    contentHash: draft.hash,
    meta: draft.meta,
    writers,
    changedSincePublished: row.publishedHash !== null && row.publishedHash !== draft.hash,
  };
}

async function readBoards(tables: Tables, id: LiveBlogId): Promise<Boards | null> {
  const facts = await tables.liveBlogs.readFacts(id);
  if (facts === null) return null;
  const quotes = await tables.outbox.quotes(id);
  const byId = new Map(quotes.map((entry) => [entry.quoteId, entry]));
  return {
    pins: facts.pins.flatMap((pin) => byId.get(pin.quoteId) ?? []),
    quotes: quotes.filter((entry) => !facts.pins.some((pin) => pin.quoteId === entry.quoteId)),
    departures: await tables.outbox.departures(id),
  };
}
