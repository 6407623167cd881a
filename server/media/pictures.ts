import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Instant, MediaId, UserId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Media } from '../store/store.ts';

// Enters: uploaded bytes. Leaves: pictures drawn anew, without metadata. Never stores what was uploaded as it came.

/** The largest upload. */
export const UPLOAD_BYTES = 15 * 1024 * 1024;
const MAXIMUM_PIXELS = 50_000_000;
/** The longer edge, in pixels. */
const LARGEST_EDGE = 2560;
const DRAW_SECONDS = 2;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif', 'gif']);

/** Pictures on disk, each drawn anew. */
export interface Pictures {
  /** Draws and keeps the file; the caller notes it in the store. */
  draw(bytes: Buffer, by: UserId, at: Instant): Promise<Result<Media, Refusal>>;
  path(id: MediaId): string;
}

const REFUSED: Refusal = {
  code: 'invalid',
  message: 'This is not a picture that can be used here: upload a JPEG, PNG, WebP, AVIF or GIF.',
};

/** Draws the picture anew as WebP: scripts, metadata and trailing data do not survive that. */
async function redraw(bytes: Buffer) {
  const options = { limitInputPixels: MAXIMUM_PIXELS, failOn: 'error' } as const;
  const { format } = await sharp(bytes, options).metadata();
  if (format === undefined || !FORMATS.has(format)) return null;
  return sharp(bytes, options)
    .timeout({ seconds: DRAW_SECONDS })
    .rotate()
    .resize({
      width: LARGEST_EDGE,
      height: LARGEST_EDGE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
}

/** Pictures in a directory, which is made with the first of them. */
export function createPictures(directory: string, newId: () => MediaId): Pictures {
  const path = (id: MediaId) => join(directory, `${id}.webp`);
  return {
    path,
    async draw(bytes, by, at) {
      const drawn = await redraw(bytes).catch(() => null);
      if (drawn === null) return refuse(REFUSED);
      const id = newId();
      await mkdir(directory, { recursive: true });
      // A crash in between leaves a file that nothing names, and never a name without its file.
      await writeFile(`${path(id)}.part`, drawn.data, { flush: true });
      await rename(`${path(id)}.part`, path(id));
      return ok({
        id,
        contentType: 'image/webp',
        width: drawn.info.width,
        height: drawn.info.height,
        byteLength: drawn.data.length,
        uploadedBy: by,
        at,
      });
    },
  };
}
