import { pino } from 'pino';
import type { RouteDependencies } from '../../server/http/routes.ts';
import { createRoutes } from '../../server/http/routes.ts';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** `METHOD path` of everything that is mounted, whoever mounted it; nothing is ever asked of the stand-ins. */
export function mountedRoutes(dataDirectory: string): readonly string[] {
  const standIns = {
    config: { baseUrl: null, trustProxy: false, metricsToken: null, dataDirectory },
    logger: pino({ level: 'silent' }),
    auth: { handler: () => {} },
    desk: { store: {} },
    registry: {},
    clientDirectory: dataDirectory,
    origin: () => 'http://localhost',
  } as unknown as RouteDependencies;
  const { stack } = createRoutes(standIns).router;
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
