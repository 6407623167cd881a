import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Auth } from '../auth/auth.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { mountAuth, sessionRoutes } from './auth-routes.ts';
import { mountClient } from './desk-page.ts';
import type { Identify } from './express.ts';
import { createExpress, jsonBodies, mountEnd } from './express.ts';
import { historyRoutes } from './history-routes.ts';
import { joiningRoutes } from './joining-routes.ts';
import { liveBlogRoutes } from './live-blog-routes.ts';
import { mountMedia } from './media-routes.ts';
import { mountOlderCopies } from './older-copy-routes.ts';
import { openApiDocument } from './openapi.ts';
import { mountOperation } from './operation.ts';
import { peopleRoutes } from './people-routes.ts';
import { mountQuarantineDownload, quarantineRoutes } from './quarantine-routes.ts';
import type { Route } from './route.ts';
import { mount } from './route.ts';
import { updateRoutes } from './update-routes.ts';

// Enters: requests of the staff API, of accounts, pictures and operation. Leaves: answers, refusals as JSON.
// Never decides what a refusal is about: it checks shapes, asks the desk, and tells in HTTP what came back.

export interface RouteDependencies {
  readonly config: Config;
  readonly logger: Logger;
  readonly auth: Auth;
  readonly desk: Desk;
  readonly registry: Registry;
  readonly clientDirectory: string;
}

/** Every route of the staff API. */
export const staffRoutes = (desk: Desk): readonly Route[] => [
  ...sessionRoutes(desk),
  ...liveBlogRoutes(desk),
  ...updateRoutes(desk),
  ...historyRoutes(desk),
  ...quarantineRoutes(desk),
  ...joiningRoutes(desk),
  ...peopleRoutes(desk),
];

/** The Express app behind the public bytes: API, accounts, pictures, the desk's page, operation. */
export function createRoutes(dependencies: RouteDependencies): Express {
  const { config, logger, auth, desk, registry, clientDirectory } = dependencies;
  const identify: Identify = (request) => auth.identify(request.headers);
  const app = createExpress({ logger, baseUrl: config.baseUrl, trustProxy: config.trustProxy });
  mountOperation(app, {
    registry,
    metricsToken: config.metricsToken,
    behindProxy: config.trustProxy !== false && config.trustProxy !== 0,
    ready: () => desk.store.probe(),
  });
  mountClient(app, clientDirectory);
  mountAuth(app, auth, desk.bus, identify);
  app.use('/api', jsonBodies);
  const routes = staffRoutes(desk);
  const document = openApiDocument(routes);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  mount(app, routes, identify);
  mountMedia(app, desk, identify);
  mountOlderCopies(app, desk, identify);
  mountQuarantineDownload(app, desk, identify);
  mountEnd(app, logger);
  return app;
}
