import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { imageKeptAnswer, olderCopyAnswer } from '../../shared/protocol/answers.ts';
import { mediaIdField, updateIdField } from '../../shared/protocol/fields.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { changedAnswer, errorAnswer, notPublishableAnswer } from './answers.ts';
import type { Route } from './route.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const binary = z.string().meta({ format: 'binary' });
const SIGNED_IN = [{ session: [] }];
const IDEMPOTENCY = z.object({ 'Idempotency-Key': z.string().min(1).max(255).optional() });

const REFUSALS = {
  400: 'The request does not fit (`invalid`)',
  401: 'Sign in first (`unauthenticated`)',
  403: 'Not allowed (`forbidden`), or sent by another site',
  404: 'There is no such thing (`not_found`)',
  409: 'Someone was faster (`conflict`), or the draft has `changed` since it was seen',
  410: 'The server no longer knows enough of that time (`too_old`)',
  413: 'The body is too large (`too_large`)',
  422: 'Something is missing (`not_publishable`), or the Idempotency-Key belongs to another request (`key_reused`)',
  429: 'Too many attempts (`rate_limited`)',
} as const;
type RefusalStatus = keyof typeof REFUSALS;

function refusals(...statuses: readonly RefusalStatus[]): ZodOpenApiResponsesObject {
  const shapes: Partial<Record<RefusalStatus, z.ZodType>> = {
    409: changedAnswer,
    422: notPublishableAnswer,
  };
  const refused: ZodOpenApiResponsesObject = {
    default: { description: 'Refused or failed', content: json(errorAnswer) },
  };
  for (const status of statuses) {
    refused[`${status}`] = {
      description: REFUSALS[status],
      content: json(shapes[status] ?? errorAnswer),
    };
  }
  return refused;
}

function refusalsOf(route: Route) {
  const changes = route.method !== 'get';
  const signedIn = route.access === 'signedIn';
  const statuses: readonly (RefusalStatus | false)[] = [
    400,
    signedIn && 401,
    signedIn && 403,
    (!signedIn || Object.keys(route.params.shape).length > 0) && 404,
    changes && 409,
    route.body !== null && 413,
    signedIn && route.method === 'post' && 422,
    !signedIn && 429,
  ];
  return refusals(...statuses.filter((status) => status !== false));
}

function operation(route: Route) {
  const parameters = {
    ...(Object.keys(route.params.shape).length > 0 ? { path: route.params } : {}),
    ...(Object.keys(route.query.shape).length > 0 ? { query: route.query } : {}),
    ...(route.method === 'post' ? { header: IDEMPOTENCY } : {}),
  };
  const done =
    route.answer === null
      ? { description: 'Done' }
      : { description: 'Done', content: json(route.answer) };
  return {
    summary: route.summary,
    ...(Object.keys(parameters).length > 0 ? { requestParams: parameters } : {}),
    ...(route.body === null ? {} : { requestBody: { content: json(route.body) } }),
    ...(route.access === 'signedIn' ? { security: SIGNED_IN } : {}),
    responses: { [String(route.success)]: done, ...refusalsOf(route) },
  };
}

/** Routes that take or answer something other than JSON, and better-auth's that programs need. */
const FURTHER_PATHS: ZodOpenApiPathsObject = {
  '/api/auth/sign-in/email': {
    post: {
      summary: 'Sign in: the answer sets the session cookie',
      requestBody: { content: json(z.object({ email: z.email(), password: z.string() })) },
      responses: {
        200: {
          description: 'Signed in',
          headers: z.object({ 'set-cookie': z.string() }),
          content: json(z.looseObject({ user: z.looseObject({ id: z.string() }) })),
        },
        401: {
          description: 'Wrong address or password',
          content: json(z.object({ code: z.string(), message: z.string() })),
        },
        ...refusals(403, 413, 429),
      },
    },
  },
  '/api/auth/sign-out': {
    post: {
      summary: 'End the session',
      security: SIGNED_IN,
      responses: {
        200: { description: 'Signed out', content: json(z.object({ success: z.boolean() })) },
        ...refusals(403),
      },
    },
  },
  '/api/media': {
    post: {
      summary: 'Upload a picture: JPEG, PNG, WebP, AVIF or GIF',
      security: SIGNED_IN,
      requestParams: { header: IDEMPOTENCY },
      requestBody: { content: { 'multipart/form-data': { schema: z.object({ file: binary }) } } },
      responses: {
        201: {
          description: 'Kept',
          content: json(imageKeptAnswer),
        },
        ...refusals(400, 401, 403, 413, 422),
      },
    },
  },
  '/media/{id}': {
    get: {
      summary:
        'A picture: for everybody while readers see an update with it, else for the newsroom',
      requestParams: { path: z.object({ id: mediaIdField }) },
      responses: {
        200: { description: 'The picture', content: { 'image/*': { schema: binary } } },
        ...refusals(404),
      },
    },
  },
  '/api/updates/{id}/older-copies': {
    post: {
      summary: 'Take in what a device kept of the draft with the program of an older version, once',
      security: SIGNED_IN,
      requestParams: {
        path: z.object({ id: updateIdField }),
        query: z.object({
          schema: z.int().meta({ description: 'Version of that program’s schema' }),
        }),
        header: IDEMPOTENCY,
      },
      requestBody: { content: { 'application/octet-stream': { schema: binary } } },
      responses: {
        200: {
          description:
            'All of it is in the draft; `taken`: it held something that the draft had not',
          content: json(olderCopyAnswer),
        },
        ...refusals(400, 401, 403, 404, 410, 413, 422),
      },
    },
  },
  '/api/quarantine/{id}/bytes': {
    get: {
      summary: 'The bytes of a refused edit, as they came',
      security: SIGNED_IN,
      requestParams: { path: z.object({ id: z.int().positive() }) },
      responses: {
        200: {
          description: 'A Yjs update or a frame',
          content: { 'application/octet-stream': { schema: binary } },
        },
        ...refusals(401, 403, 404),
      },
    },
  },
};

/** The OpenAPI 3.1 document of the staff API, made from the routes themselves. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = { ...FURTHER_PATHS };
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Dateline staff API',
      version: String(PROTOCOL_VERSION),
      description:
        'Sign in with POST /api/auth/sign-in/email {email, password}; the session cookie goes with every request.',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dateline.session_token' },
      },
    },
  });
}
