import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Addresses of the reader's built files; null and empty where the client was not built. */
export interface ReaderAssets {
  readonly script: string | null;
  readonly style: string | null;
  readonly icon: string | null;
  /** Fonts that every page needs at once. */
  readonly fonts: readonly string[];
}

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), src: z.string().optional() }),
);

/** In the order in which a page needs them. */
const FIRST_FONTS = [/source-serif-4-latin-opsz-normal/, /source-sans-3-latin-wght-normal/];

/** Finds the reader's files in the manifest of the client's build; `directory` is the build's folder. */
export function readAssets(directory: string): ReaderAssets {
  const manifest = join(directory, 'manifest.json');
  if (!existsSync(manifest)) return { script: null, style: null, icon: null, fonts: [] };
  const entries = Object.entries(manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8'))));
  const addressOf = (matches: (source: string) => boolean): string | null => {
    const file = entries.find(([source]) => matches(source))?.[1].file;
    return file === undefined ? null : `/${file}`;
  };
  return {
    script: addressOf((source) => source === 'reader/feed.ts'),
    style: addressOf((source) => source === 'reader/feed.css'),
    icon: addressOf((source) => source.endsWith('/icon.svg')),
    fonts: FIRST_FONTS.map((font) => addressOf((source) => font.test(source))).filter(
      (address) => address !== null,
    ),
  };
}
