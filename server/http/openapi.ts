import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Route } from './route.ts';

const errorSchema = z
  .object({
    error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
  })
  .meta({ id: 'Error' });

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

function operation(route: Route) {
  const parameters = {
    ...(Object.keys(route.params.shape).length > 0 ? { path: route.params } : {}),
    ...(Object.keys(route.query.shape).length > 0 ? { query: route.query } : {}),
    ...(route.method === 'post' && route.access === 'signedIn'
      ? { header: z.object({ 'Idempotency-Key': z.string().max(255).optional() }) }
      : {}),
  };
  return {
    summary: route.summary,
    ...(Object.keys(parameters).length > 0 ? { requestParams: parameters } : {}),
    ...(route.body === null ? {} : { requestBody: { content: json(route.body) } }),
    ...(route.access === 'signedIn' ? { security: [{ session: [] }] } : {}),
    responses: {
      [String(route.success)]: { description: 'Done', content: json(z.unknown()) },
      default: { description: 'Refused', content: json(errorSchema) },
    },
  };
}

/** The OpenAPI 3.1 document of the staff API, made from the routes themselves. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {};
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
