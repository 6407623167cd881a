import { createHash } from 'node:crypto';
import type { Express, Request as HttpRequest, Response } from 'express';
import { z } from 'zod';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { refuse } from '../../shared/result.ts';
import type { CommandResult, Request } from '../desk/idempotency.ts';
import { sendRefusal } from './errors.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One route of the staff API, with all that its check and its documentation need. */
interface RouteBase {
  readonly method: Method;
  /** In Express's form: `/api/updates/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly success: number;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  /** What the answer holds, for the documentation and the protocol's hash; null: nothing. */
  readonly answer: z.ZodType | null;
}

type Idempotency = Request['idempotency'];

/** `handle` is called with what the schemas parsed. Public routes answer without a session. */
export type Route = RouteBase &
  (
    | {
        readonly access: 'signedIn';
        readonly handle: (input: ParsedInput, request: Request) => Promise<CommandResult<unknown>>;
      }
    | {
        readonly access: 'public';
        readonly handle: (
          input: ParsedInput,
          idempotency: Idempotency,
        ) => Promise<CommandResult<unknown>>;
      }
  );

interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const NOTHING = z.object({});

interface Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly success?: number;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: z.ZodType | null;
}

interface Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

function base(definition: Definition<z.ZodObject, z.ZodObject, z.ZodType>): RouteBase {
  const { method, path, summary } = definition;
  return {
    method,
    path,
    summary,
    success: definition.success ?? 200,
    params: definition.params ?? NOTHING,
    query: definition.query ?? NOTHING,
    body: definition.body ?? null,
    answer: definition.answer,
  };
}

// The handlers' casts hold because `mount` parses the input with this very definition's schemas.

export function staffRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(
  definition: Definition<Params, Query, Body> & {
    readonly handle: (
      input: Input<Params, Query, Body>,
      request: Request,
    ) => Promise<CommandResult<unknown>>;
  },
): Route {
  const handle = definition.handle as (
    input: ParsedInput,
    request: Request,
  ) => Promise<CommandResult<unknown>>;
  return { ...base(definition), access: 'signedIn', handle };
}

export function publicRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(
  definition: Definition<Params, Query, Body> & {
    readonly handle: (
      input: Input<Params, Query, Body>,
      idempotency: Idempotency,
    ) => Promise<CommandResult<unknown>>;
  },
): Route {
  const handle = definition.handle as (
    input: ParsedInput,
    idempotency: Idempotency,
  ) => Promise<CommandResult<unknown>>;
  return { ...base(definition), access: 'public', handle };
}

function invalid(error: z.ZodError, where: string): Refusal {
  const issues = error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  return { code: 'invalid', message: `The ${where} does not fit: ${issues.join('; ')}` };
}

function parse(route: Route, request: HttpRequest): ParsedInput | Refusal {
  const params = route.params.safeParse(request.params);
  if (!params.success) return { code: 'not_found', message: 'There is nothing at this address.' };
  const query = route.query.safeParse(request.query);
  if (!query.success) return invalid(query.error, 'query');
  if (route.body !== null && request.is('json') === false) {
    return { code: 'invalid', message: 'Send the body as application/json.' };
  }
  const body = route.body?.safeParse(request.body ?? {});
  if (body !== undefined && !body.success) return invalid(body.error, 'body');
  return { params: params.data, query: query.data, body: body?.data };
}

const KEY_LENGTH = 255;

/** What makes a retry recognisable, or a refusal of a key that cannot be one; `content` is what was sent. */
export function idempotencyOf(
  request: HttpRequest,
  content: string | Uint8Array,
): Idempotency | Refusal {
  const key = request.get('idempotency-key');
  if (key === undefined || request.method !== 'POST') return null;
  if (key === '' || key.length > KEY_LENGTH) {
    return { code: 'invalid', message: `An Idempotency-Key has 1 to ${KEY_LENGTH} characters.` };
  }
  const intent = createHash('sha256').update(`${request.method} ${request.path}\n`).update(content);
  return { key, requestHash: intent.digest('hex') };
}

export function isRefusal(value: object | null): value is Refusal {
  return value !== null && 'code' in value;
}

/** Calls `handle` with what the schemas parsed, or refuses. */
async function withInput(
  route: Route,
  request: HttpRequest,
  handle: (input: ParsedInput, idempotency: Idempotency) => Promise<CommandResult<unknown>>,
): Promise<CommandResult<unknown>> {
  const input = parse(route, request);
  if (isRefusal(input)) return refuse(input);
  const idempotency = idempotencyOf(request, JSON.stringify(request.body ?? null));
  return isRefusal(idempotency) ? refuse(idempotency) : handle(input, idempotency);
}

async function run(
  route: Route,
  request: HttpRequest,
  identify: (request: HttpRequest) => Promise<Staff | null>,
): Promise<CommandResult<unknown>> {
  if (route.access === 'public') return withInput(route, request, route.handle);
  const staff = await identify(request);
  if (staff === null) return refuse({ code: 'unauthenticated', message: 'Sign in first.' });
  return withInput(route, request, (input, idempotency) =>
    route.handle(input, { staff, idempotency }),
  );
}

/** Adds the routes to the app: session, schemas and idempotency are checked here, once for all. */
export function mount(
  app: Express,
  routes: readonly Route[],
  identify: (request: HttpRequest) => Promise<Staff | null>,
): void {
  for (const route of routes) {
    app[route.method](route.path, async (request: HttpRequest, response: Response) => {
      const result = await run(route, request, identify);
      if (result.ok) send(response, route.success, result.value);
      else sendRefusal(response, result.refusal);
    });
  }
}

/** What a command gives, as JSON; null has no body. */
function send(response: Response, status: number, body: unknown): void {
  response.set('cache-control', 'no-store').status(status);
  if (body === null) response.end();
  else response.json(body);
}
