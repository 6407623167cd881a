import type { UserId } from '../ids.ts';
import { assertNever } from '../result.ts';
import type { LiveBlogStatus, PublishingPolicy } from './liveblog.ts';
import type { UpdateStatus } from './update.ts';

export type Role = 'reporter' | 'editor' | 'admin';
export const ROLES: readonly Role[] = ['reporter', 'editor', 'admin'];

/** A signed-in member of the newsroom. */
export interface Staff {
  readonly userId: UserId;
  readonly name: string;
  readonly role: Role;
}

export type Actor = { readonly kind: 'reader' } | ({ readonly kind: 'staff' } & Staff);

export const READER: Actor = { kind: 'reader' };
export const staffActor = (staff: Staff): Actor => ({ kind: 'staff', ...staff });

/** What is to be done, with what the decision depends on. Every staff member is on every live blog. */
export type Action =
  | { readonly type: 'desk.see' }
  | { readonly type: 'liveBlog.create' }
  | { readonly type: 'liveBlog.edit' }
  | { readonly type: 'update.create'; readonly liveBlog: LiveBlogStatus }
  | {
      readonly type: 'update.write';
      readonly liveBlog: LiveBlogStatus;
      readonly update: UpdateStatus;
    }
  | { readonly type: 'update.submit'; readonly liveBlog: LiveBlogStatus }
  | {
      readonly type: 'update.publish';
      readonly liveBlog: LiveBlogStatus;
      readonly publishing: PublishingPolicy;
      /** True where the words of a published quote would change or go. */
      readonly changesQuote: boolean;
    }
  | { readonly type: 'update.correct' }
  | { readonly type: 'update.withdraw' }
  | { readonly type: 'update.markKey' }
  | { readonly type: 'pin.manage' }
  | { readonly type: 'media.upload' }
  | { readonly type: 'people.see' }
  | { readonly type: 'people.invite'; readonly role: Role }
  | { readonly type: 'people.manage' }
  | { readonly type: 'quarantine.see' };

export type Permission =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Permission = { allowed: true };
const refused = (reason: string): Permission => ({ allowed: false, reason });
const allowedIf = (condition: boolean, reason: string): Permission =>
  condition ? ALLOWED : refused(reason);

const EDITORS_ONLY = 'Only an editor can do this.';
const ADMINS_ONLY = 'Only an admin can do this.';
const CLOSED = 'This live blog is closed: only an editor can still change it.';

/** The one place that decides who may do what: API, sockets and interface all ask here. */
export function can(actor: Actor, action: Action): Permission {
  if (actor.kind === 'reader') return refused('Sign in to use the desk.');
  const editor = actor.role === 'editor' || actor.role === 'admin';
  const admin = actor.role === 'admin';
  switch (action.type) {
    case 'desk.see':
    case 'media.upload':
    case 'people.see':
      return ALLOWED;
    case 'update.create':
    case 'update.submit':
      return allowedIf(editor || action.liveBlog !== 'closed', CLOSED);
    case 'update.write':
      if (action.update === 'withdrawn') return refused('A withdrawn update stays as it is.');
      return allowedIf(editor || action.liveBlog !== 'closed', CLOSED);
    case 'update.publish':
      if (editor) return ALLOWED;
      if (action.publishing === 'editors') return refused('Only an editor can publish here.');
      if (action.liveBlog === 'closed') return refused(CLOSED);
      return allowedIf(
        !action.changesQuote,
        'The words of a published quote change: that takes an editor.',
      );
    case 'update.correct':
    case 'update.withdraw':
    case 'update.markKey':
    case 'pin.manage':
    case 'liveBlog.create':
    case 'liveBlog.edit':
      return allowedIf(editor, EDITORS_ONLY);
    case 'people.invite':
      if (action.role === 'admin') return allowedIf(admin, ADMINS_ONLY);
      return allowedIf(editor, EDITORS_ONLY);
    case 'people.manage':
    case 'quarantine.see':
      return allowedIf(admin, ADMINS_ONLY);
    default:
      return assertNever(action);
  }
}
