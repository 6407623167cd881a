import type { Server } from 'node:http';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import express from 'express';
import { build } from 'vite';
import viteConfig from '../../../vite.config.ts';

const FOLDER = import.meta.dirname;

/** What a build makes, by the paths that a browser asks for. */
type Files = ReadonlyMap<string, string | Uint8Array>;

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#7d94a6"/><path d="M0 400 260 190 420 330 620 120 960 400v140H0z" fill="#4f6475"/></svg>';

async function buildPages(): Promise<Files> {
  const built = await build({
    configFile: false,
    root: FOLDER,
    logLevel: 'error',
    mode: 'development',
    plugins: [react()],
    css: viteConfig.css ?? {},
    // As while developing, where React and ProseMirror say more of what goes wrong.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          page: join(FOLDER, 'page.html'),
          together: join(FOLDER, 'together.html'),
          // A test measures it alone.
          'clean-html': join(FOLDER, '../../../client/desk/editor/paste/clean-html.ts'),
        },
        preserveEntrySignatures: 'exports-only',
        output: { entryFileNames: 'assets/[name].js' },
      },
    },
  });
  if (!('output' in built)) throw new Error('the editor desk has one build');
  return new Map(
    built.output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  );
}

let pages: Promise<Files> | null = null;

/**
 * Serves the pages of the editor desk from memory, on a free port: they are built once for all files that a worker
 * runs, since a page of a thousand modules takes a browser longer to open than most of what is tried in it.
 */
export async function servePages(): Promise<Server> {
  pages ??= buildPages();
  const files = await pages;
  const app = express();
  // A picture for every media address.
  app.use('/media', (_request, response) => void response.type('svg').send(PICTURE));
  app.use(({ path }, response, next) => {
    const file = files.get(path);
    if (file === undefined) return next();
    response.set('cache-control', 'max-age=3600').type(extname(path)).send(file);
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}
