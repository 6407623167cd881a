import type { Staff } from '../../../shared/domain/policy.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { earlierResult, runOnce } from '../idempotency.ts';
import { permit } from '../permission.ts';

interface UploadedPicture {
  readonly id: MediaId;
  /** Pixels, of the picture as it is kept. */
  readonly width: number;
  readonly height: number;
  readonly url: string;
}

/** Whether somebody may upload: asked before the bytes are read, too. */
export const mayUpload = (staff: Staff): CommandResult<null> =>
  permit(staff, { type: 'media.upload' });

/** Draws a picture anew and keeps it; refused with `invalid` where the bytes are none. */
export async function uploadPicture(
  { store, pictures, clock }: Pick<Desk, 'store' | 'pictures' | 'clock'>,
  bytes: Buffer,
  request: Request,
): Promise<CommandResult<UploadedPicture>> {
  const permission = mayUpload(request.staff);
  if (!permission.ok) return permission;
  const earlier = await earlierResult<UploadedPicture>(store.idempotencyRecords, request);
  if (earlier !== null) return earlier;
  const now = clock();
  const drawn = await pictures.draw(bytes, request.staff.userId, instant(now));
  if (!drawn.ok) return drawn;
  return runOnce<UploadedPicture>(store, request, now, async (tables) => {
    await tables.media.insert(drawn.value);
    const { id, width, height } = drawn.value;
    return ok({ id, width, height, url: `/media/${id}` });
  });
}
