import { randomUUIDv7 } from 'node:crypto';
import { tokenHash } from '../../server/auth/tokens.ts';
import type { ApiClient } from './api.ts';
import { apiClient, signIn } from './api.ts';
import { body, paragraph, quote } from './facts.ts';
import { startServer } from './server-process.ts';

export const CALLERS = ['nobody', 'reporter', 'editor', 'admin'] as const;
export type Caller = (typeof CALLERS)[number];
/** Work of the caller's own, or of a colleague. */
export type Whose = 'own' | 'other';

/** Fresh work for one cell of the matrix: ids of updates in each state, and what hangs on them. */
export interface Subject {
  readonly draft: string;
  readonly contentHash: string;
  readonly published: string;
  readonly quoteId: string;
  readonly withdrawn: string;
  /** A draft in a live blog that is closed. */
  readonly closed: string;
}

interface Made {
  readonly id: string;
  readonly slug: string;
}

export interface Newsroom {
  readonly origin: string;
  readonly clients: Readonly<Record<Caller, ApiClient>>;
  readonly liveBlog: Made;
  /** A live blog in which nothing is pinned. */
  readonly calm: Made;
  subject(caller: Caller, whose: Whose): Promise<Subject>;
  /** User id of a colleague whom nobody needs any more. */
  spare(name: 'demoted' | 'ended'): Promise<string>;
  /** Number of a version of the draft. */
  version(draft: string): Promise<number>;
  /** Hash of an open invitation's token. */
  invitation(): Promise<string>;
  /** Whoever is ended by the row that ends an account. */
  readonly leaver: ApiClient;
  close(): Promise<void>;
}

async function must<Answer>(
  client: ApiClient,
  method: string,
  path: string,
  sent?: object,
): Promise<Answer> {
  const answer = await client.call(method, path, sent);
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body as Answer;
}

interface Drafted {
  readonly id: string;
  readonly contentHash: string;
}

async function makeDraft(maker: ApiClient, blog: Made, quoteId: string): Promise<Drafted> {
  const content = body(paragraph('They meet.'), quote(quoteId, 'Next time in Moscow.'));
  const path = `/api/liveblogs/${blog.id}/updates`;
  const { id } = await must<Made>(maker, 'POST', path, { content });
  const detail = await must<{ contentHash: string }>(maker, 'GET', `/api/updates/${id}`);
  return { id, contentHash: detail.contentHash };
}

/** Makes the work of one person for one cell: a draft, one published, one withdrawn. */
async function makeWork(
  maker: ApiClient,
  editor: ApiClient,
  blog: Made,
): Promise<Omit<Subject, 'closed'>> {
  const publish = async ({ id, contentHash }: Drafted) => {
    await must(editor, 'POST', `/api/updates/${id}/publish`, { contentHash });
    return id;
  };
  const quoteId = randomUUIDv7();
  const [draft, published, withdrawn] = await Promise.all([
    makeDraft(maker, blog, randomUUIDv7()),
    makeDraft(maker, blog, quoteId).then(publish),
    makeDraft(maker, blog, randomUUIDv7()).then(publish),
  ]);
  await must(editor, 'POST', `/api/updates/${withdrawn}/withdraw`, { reason: 'Not so.' });
  const { id, contentHash } = draft;
  return { draft: id, contentHash, published, quoteId, withdrawn };
}

/** What hangs on people and drafts, as an admin and an editor come by it. */
function createFinds(admin: ApiClient, editor: ApiClient) {
  return {
    async spare(name: string) {
      const { people } = await must<{ people: { userId: string; name: string }[] }>(
        admin,
        'GET',
        '/api/people',
      );
      return people.find((one) => one.name === name)?.userId ?? 'gone';
    },
    async version(draft: string) {
      const path = `/api/updates/${draft}`;
      await must(editor, 'POST', `${path}/submit`);
      const page = await must<{ versions: { id: number }[] }>(editor, 'GET', `${path}/versions`);
      return page.versions[0]?.id ?? 0;
    },
    async invitation() {
      const sent = { email: 'new@example.org', role: 'reporter' };
      const { link } = await must<{ link: string }>(admin, 'POST', '/api/invitations', sent);
      return tokenHash(new URL(link).searchParams.get('token') ?? '');
    },
  };
}

/** One draft of each person in a live blog that has closed since. */
async function makeClosedDrafts<Name extends string>(
  editor: ApiClient,
  blog: Made,
  makers: Readonly<Record<Name, ApiClient>>,
): Promise<Readonly<Record<Name, string>>> {
  const path = `/api/liveblogs/${blog.id}`;
  await must(editor, 'PATCH', path, { status: 'live' });
  const names = Object.keys(makers) as Name[];
  const made = names.map(async (name) => {
    const { id } = await makeDraft(makers[name], blog, randomUUIDv7());
    return [name, id] as const;
  });
  const drafts = Object.fromEntries(await Promise.all(made)) as Record<Name, string>;
  await must(editor, 'PATCH', path, { status: 'closed' });
  return drafts;
}

/** A running server with people of every role and live blogs to work in. */
export async function openNewsroom(): Promise<Newsroom> {
  const server = await startServer();
  const { origin } = server;
  const person = async (name: string, role: 'reporter' | 'editor' | 'admin') => {
    await server.createUser(`${name}@example.org`, name, role);
    return signIn(origin, `${name}@example.org`);
  };
  const admin = await person('admin', 'admin');
  const editor = await person('editor', 'editor');
  const reporter = await person('reporter', 'reporter');
  const colleague = await person('colleague', 'reporter');
  const leaver = await person('ended', 'reporter');
  await server.createUser('demoted@example.org', 'demoted', 'reporter');
  const open = (headline: string) =>
    must<Made>(editor, 'POST', '/api/liveblogs', { headline, timeZone: 'America/Anchorage' });
  const [liveBlog, calm, over] = [await open('Talks'), await open('Calm'), await open('Over')];
  const makers = { reporter, editor, admin, colleague };
  const closedDrafts = await makeClosedDrafts(editor, over, makers);
  const subjectOf = async (name: keyof typeof makers): Promise<Subject> => {
    const work = await makeWork(makers[name], editor, liveBlog);
    return { ...work, closed: closedDrafts[name] };
  };
  // Whatever nobody tries leaves it as it is.
  const untouched = subjectOf('colleague');
  return {
    origin,
    clients: { nobody: apiClient(origin), reporter, editor, admin },
    liveBlog,
    calm,
    subject(caller, whose) {
      if (caller === 'nobody') return untouched;
      return subjectOf(whose === 'own' ? caller : 'colleague');
    },
    ...createFinds(admin, editor),
    leaver,
    close: () => server.dispose(),
  };
}
