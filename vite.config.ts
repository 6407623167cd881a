import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `Features.DirSelector` of Lightning CSS, which is no dependency of ours. */
const DIR_SELECTOR = 4;

// Two builds, so that nothing of the desk's ever weighs on a reader: `desk/index.html` is the desk,
// and the server finds the reader's hashed files in `manifest.json`. Both land in /assets.
export default defineConfig({
  root: 'client',
  plugins: [react()],
  // `:dir()` would become a guess by `lang`, which is wrong for words that bring their own direction.
  css: { lightningcss: { exclude: DIR_SELECTOR } },
  build: {
    outDir: '../dist/client',
    // Data URLs would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  environments: {
    client: {
      build: { emptyOutDir: true, rolldownOptions: { input: 'client/desk/index.html' } },
    },
    reader: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        manifest: 'manifest.json',
        rolldownOptions: {
          input: { feed: 'client/reader/feed.ts', 'feed-style': 'client/reader/feed.css' },
        },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      // In this order, because the desk's build empties the folder.
      for (const environment of ['client', 'reader']) {
        const built = builder.environments[environment];
        if (built !== undefined) await builder.build(built);
      }
    },
  },
});
