import { expect, it } from 'vitest';
import { apiClient } from '../support/api.ts';
import { mountedRoutes } from '../support/mounted-routes.ts';
import { startServer } from '../support/server-process.ts';

interface Operation {
  readonly responses: {
    readonly default: { readonly content: { readonly 'application/json': { schema: unknown } } };
  };
}

it('documents every route of the API, with what each refusal looks like', async () => {
  const server = await startServer();
  const nobody = apiClient(server.origin);
  const { body: document } = await nobody.call('GET', '/api/openapi.json');
  const { paths } = document as { paths: Record<string, Record<string, Operation>> };
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = mountedRoutes(server.dataDirectory)
    .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'))
    .filter((route) => / \/(api|media)\//.test(route));
  await server.dispose();
  const itself = ['ALL /api/auth/*rest', 'GET /api/openapi.json'];
  const signing = ['POST /api/auth/sign-in/email', 'POST /api/auth/sign-out'];
  const expected = [...mounted.filter((route) => !itself.includes(route)), ...signing];
  expect(documented.toSorted()).toEqual(expected.toSorted());
  for (const { responses } of Object.values(paths).flatMap(Object.values<Operation>)) {
    expect(responses.default.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Error',
    });
  }
  const publish = paths['/api/updates/{id}/publish']?.post;
  expect(Object.keys(publish?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '409', '413', '422']),
  );
});
