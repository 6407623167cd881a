import type { Express, RequestHandler } from 'express';
import multer from 'multer';
import type { Staff } from '../../shared/domain/policy.ts';
import { mediaIdField } from '../../shared/protocol/fields.ts';
import { mayUpload, uploadPicture } from '../desk/commands/upload-picture.ts';
import type { Desk } from '../desk/desk.ts';
import { UPLOAD_BYTES } from '../media/pictures.ts';
import { sendError, sendRefusal } from './errors.ts';
import type { Identify } from './express.ts';
import { idempotencyOf, isRefusal } from './route.ts';

export function mountMedia(app: Express, desk: Desk, identify: Identify): void {
  mountUpload(app, desk, identify);
  mountDownload(app, desk, identify);
}

/** Reads one picture into memory. */
function createUpload(): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 4 },
  }).single('file');
  return (request, response, next) => {
    upload(request, response, (error?: unknown) => {
      if (error === undefined || error instanceof multer.MulterError) return next(error);
      // What multer's parser throws at a body that is no form data.
      next(Object.assign(new Error('no form data', { cause: error }), { status: 400 }));
    });
  };
}

function mountUpload(app: Express, desk: Desk, identify: Identify): void {
  const upload = createUpload();
  app.post('/api/media', async (request, response, next) => {
    const staff = await identify(request);
    if (staff === null) {
      return sendError(response, { code: 'unauthenticated', message: 'Sign in first.' });
    }
    const permission = mayUpload(staff);
    if (!permission.ok) return sendRefusal(response, permission.refusal);
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
    const uploaded = await uploadPicture(desk, bytes, { staff, idempotency });
    if (!uploaded.ok) return sendRefusal(response, uploaded.refusal);
    response.status(201).json(uploaded.value);
  });
}

/** Readers get a picture only while a revision that they see shows it ([P6]); staff always do. */
function mountDownload(app: Express, desk: Desk, identify: Identify): void {
  app.get('/media/:id', async (request, response) => {
    const { store, pictures } = desk;
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
