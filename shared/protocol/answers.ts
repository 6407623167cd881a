import { z } from 'zod';
import { personField } from './desk.ts';
import {
  instantField,
  liveBlogIdField,
  mediaIdField,
  roleField,
  updateIdField,
  userIdField,
} from './fields.ts';
import { refusalCodeField } from './refusal.ts';
import { liveBlogField } from './timeline.ts';

// Answers of the staff API that are of no update's and no board's making; those are in desk.ts.

const account = { userId: userIdField, name: z.string(), email: z.string(), role: roleField };

/** Answer of `GET /api/session`: who is signed in. */
export const sessionAnswer = z.object({
  user: z.object({ ...account, color: z.string() }).readonly(),
});
export type SessionUser = z.output<typeof sessionAnswer>['user'];

export const liveBlogAnswer = liveBlogField.meta({ id: 'LiveBlog' });
export const liveBlogListAnswer = z.object({ liveBlogs: z.array(liveBlogField).readonly() });
export const updateMadeAnswer = z.object({ id: updateIdField });
export const accountMadeAnswer = z.object({ userId: userIdField });

/** Answer of `GET /api/people`: those who have an account, and those who are invited. */
export const newsroomAnswer = z
  .object({
    people: z
      .array(z.looseObject({ ...account, color: z.string(), createdAt: instantField }).readonly())
      .readonly(),
    invitations: z
      .array(
        z
          .object({
            email: z.string(),
            role: roleField,
            expiresAt: instantField,
            tokenHash: z.string(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Newsroom = z.output<typeof newsroomAnswer>;

/** The link to hand over is told once. */
export const invitationMadeAnswer = z.object({ link: z.string() });

/** What an invitation's link offers. */
export const invitedAnswer = z.object({ email: z.string(), role: roleField }).readonly();
export type Invited = z.output<typeof invitedAnswer>;

/** Width and height in pixels. */
export const imageKeptAnswer = z
  .object({ id: mediaIdField, width: z.int(), height: z.int(), url: z.string() })
  .readonly();
export type KeptImage = z.output<typeof imageKeptAnswer>;

/** `taken`: the copy held something that the draft had not. */
export const olderCopyAnswer = z.object({ taken: z.boolean() });

/** An edit that the server refused, without its bytes. */
const refusedEdit = z
  .looseObject({
    id: z.int(),
    updateId: updateIdField,
    liveBlogId: liveBlogIdField.nullable(),
    reason: refusalCodeField,
    byteLength: z.int(),
    at: instantField,
    person: personField,
  })
  .readonly();
export type RefusedEdit = z.output<typeof refusedEdit>;

/** Answer of `GET /api/quarantine`, newest first. */
export const quarantineAnswer = z.object({ entries: z.array(refusedEdit).readonly() });
