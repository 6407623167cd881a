import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import type { Staff } from '../../../shared/domain/policy.ts';
import { assertNever } from '../../../shared/result.ts';
import { type UpdateId, updateId } from '../../../shared/ids.ts';
import { CLOSE } from '../../../shared/protocol/sync.ts';
import type { SyncDependencies } from '../dependencies.ts';

/** What the address of a sync socket asks for. */
export interface Target {
  /** Null where it is no id at all. */
  readonly updateId: UpdateId | null;
  /** Programs without a schema may read: an editor that does not know it would delete ([W6]). */
  readonly schema: 'current' | 'other' | 'none';
  /** Whether the client understands frame 100 ([W2]). */
  readonly ack: boolean;
}

export type Admission =
  | { readonly kind: 'admitted'; readonly staff: Staff; readonly mayWrite: boolean }
  | { readonly kind: 'denied'; readonly close: number; readonly reason: string };

const PATH = /^\/sync\/([^/]+)$/;
const idSchema = z.guid().toLowerCase();

/** What the path and the query of an upgrade request ask for; never throws. */
export function readTarget(url: string): Target {
  const address = URL.parse(url, 'http://sync');
  const id = idSchema.safeParse(PATH.exec(address?.pathname ?? '')?.[1]);
  const schema = address?.searchParams.get('schema') ?? null;
  const current = schema === String(SCHEMA_VERSION) ? 'current' : 'other';
  return {
    updateId: id.success ? updateId(id.data) : null,
    schema: schema === null ? 'none' : current,
    ack: address?.searchParams.get('ack') === '1',
  };
}

const denied = (close: number, reason: string): Admission => ({
  kind: 'denied',
  close,
  reason,
});

/** Asked at the start and again whenever something may have changed. */
export async function admit(
  { identify, access }: Pick<SyncDependencies, 'identify' | 'access'>,
  request: IncomingMessage,
  target: Target,
): Promise<Admission> {
  const staff = await identify(request);
  if (staff === null) return denied(CLOSE.signIn, 'sign in');
  if (target.schema === 'other')
    return denied(CLOSE.reload, 'reload: the editor is another version');
  if (target.updateId === null) return denied(CLOSE.unknown, 'unknown update');
  const answer = await access(staff, target.updateId);
  switch (answer.kind) {
    case 'unknown':
      return denied(CLOSE.unknown, 'unknown update');
    case 'forbidden':
      return denied(CLOSE.forbidden, answer.reason);
    case 'read':
      return { kind: 'admitted', staff, mayWrite: false };
    case 'write':
      return { kind: 'admitted', staff, mayWrite: target.schema === 'current' };
    default:
      return assertNever(answer);
  }
}
