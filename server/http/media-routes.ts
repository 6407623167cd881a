import type { Express, Request, RequestHandler } from 'express';
import multer from 'multer';
import type { Staff } from '../../shared/domain/policy.ts';
import { can, staffActor } from '../../shared/domain/policy.ts';
import { instant } from '../../shared/ids.ts';
import { mediaIdField } from '../../shared/protocol/fields.ts';
import { ok } from '../../shared/result.ts';
import { answerOnce } from '../desk/idempotency.ts';
import type { Pictures } from '../media/pictures.ts';
import { UPLOAD_LIMIT } from '../media/pictures.ts';
import type { Store } from '../store/store.ts';
import { sendError, sendRefusal } from './errors.ts';
import { idempotencyOf, isRefusal } from './route.ts';

interface MediaDependencies {
  readonly pictures: Pictures;
  readonly store: Store;
  readonly identify: (request: Request) => Promise<Staff | null>;
  readonly clock: () => Date;
}

export function mountMedia(app: Express, dependencies: MediaDependencies): void {
  mountUpload(app, dependencies);
  mountDownload(app, dependencies);
}

/** Reads one picture into memory. */
function createUpload(): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4 },
  }).single('file');
  return (request, response, next) => {
    upload(request, response, (error?: unknown) => {
      if (error === undefined || error instanceof multer.MulterError) return next(error);
      // What multer's parser throws at a body that is no form data.
      next(Object.assign(new Error('no form data', { cause: error }), { status: 400 }));
    });
  };
}

function mountUpload(app: Express, { pictures, store, identify, clock }: MediaDependencies): void {
  const upload = createUpload();
  app.post('/api/media', async (request, response, next) => {
    const staff = await identify(request);
    if (staff === null) {
      return sendError(response, { code: 'unauthenticated', message: 'Sign in first.' });
    }
    const permission = can(staffActor(staff), { type: 'media.upload' });
    if (!permission.allowed) {
      return sendError(response, { code: 'forbidden', message: permission.reason });
    }
    response.locals.staff = staff;
    upload(request, response, next);
  });

  app.post('/api/media', async (request, response) => {
    // Set by the handler above, for this very request.
    const staff = response.locals.staff as Staff;
    const bytes = request.file?.buffer;
    if (bytes === undefined) {
      return sendError(response, {
        code: 'invalid',
        message: 'Send the picture as multipart form data, in a field named "file".',
      });
    }
    const idempotency = idempotencyOf(request, bytes);
    if (isRefusal(idempotency)) return sendRefusal(response, idempotency);
    const now = clock();
    const drawn = await pictures.draw(bytes, staff.userId, instant(now));
    if (!drawn.ok) return sendRefusal(response, drawn.refusal);
    const answered = await answerOnce(store, { staff, idempotency }, now, async (tables) => {
      await tables.media.insert(drawn.value);
      const { id, width, height } = drawn.value;
      return ok({ status: 201, body: { id, width, height, url: `/media/${id}` } });
    });
    if (!answered.ok) return sendRefusal(response, answered.refusal);
    response.status(answered.value.status).json(answered.value.body);
  });
}

/** Readers get a picture only while a revision that they see shows it ([P6]); staff always do. */
function mountDownload(app: Express, { pictures, store, identify }: MediaDependencies): void {
  app.get('/media/:id', async (request, response) => {
    const id = mediaIdField.safeParse(request.params.id);
    const media = id.success ? await store.media.get(id.data) : null;
    const visible =
      media !== null &&
      ((await store.media.isPublic(media.id)) || (await identify(request)) !== null);
    if (media === null || !visible) {
      return sendError(response, { code: 'not_found', message: 'There is no such picture.' });
    }
    response.set({
      'content-type': media.contentType,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    response.sendFile(pictures.path(media.id), { cacheControl: false, etag: true });
  });
}
