import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import type { Express } from 'express';

/**
 * Serves the built client: hashed files for a year, the desk's one page for every address under /desk.
 * A build that is missing is said in words, as that is what a developer meets first.
 */
export function mountClient(app: Express, directory: string): void {
  app.use(
    '/assets',
    express.static(join(directory, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
    }),
  );
  app.get(['/desk', '/desk/*rest'], async (_request, response) => {
    const page = await readFile(join(directory, 'desk/index.html'), 'utf8').catch(() => null);
    if (page === null) {
      response.status(503).type('text/plain').send('The client is not built: npm run build');
      return;
    }
    response.set('cache-control', 'no-cache').type('html').send(page);
  });
}
