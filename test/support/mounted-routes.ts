import { pino } from 'pino';
import { openApiDocument } from '../../server/http/openapi.ts';
import type { Route } from '../../server/http/route.ts';
import type { RouteDependencies } from '../../server/http/routes.ts';
import { createRoutes, staffRoutes } from '../../server/http/routes.ts';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** Nothing is ever asked of them: routes are only made, and looked at. */
function standIns(dataDirectory: string): RouteDependencies {
  return {
    config: { baseUrl: null, trustProxy: false, metricsToken: null, dataDirectory },
    logger: pino({ level: 'silent' }),
    auth: { handler: () => {} },
    desk: { store: {} },
    registry: {},
    clientDirectory: dataDirectory,
    origin: () => 'http://localhost',
  } as unknown as RouteDependencies;
}

const routes = (): readonly Route[] => staffRoutes(standIns('/nowhere').desk);

/** The schemas of what the routes of the staff API answer, by `METHOD path`; null: nothing. */
export const answerSchemas = (): ReadonlyMap<string, Route['answer']> =>
  new Map(routes().map(({ method, path, answer }) => [`${method.toUpperCase()} ${path}`, answer]));

/** The OpenAPI document of the staff API, without a server. */
export const documentedApi = (): object => openApiDocument(routes());

/** `METHOD path` of everything that is mounted, whoever mounted it. */
export function mountedRoutes(dataDirectory: string): readonly string[] {
  const { stack } = createRoutes(standIns(dataDirectory)).router;
  const mounted = stack.flatMap(({ route }) => {
    if (route === undefined) return [];
    // An array where one handler serves several paths.
    const paths = [route.path as string | readonly string[]].flat();
    const methods = Object.keys((route as unknown as { methods: object }).methods);
    // `app.all` mounts every method that Node knows.
    const named = methods.length > METHODS.length ? ['ALL'] : methods;
    return paths.flatMap((path) => named.map((method) => `${method.toUpperCase()} ${path}`));
  });
  return [...new Set(mounted)];
}
