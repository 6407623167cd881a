import { expect, it } from 'vitest';
import type { Action, Actor, Role } from '../../../shared/domain/policy.ts';
import { can, READER, staffActor } from '../../../shared/domain/policy.ts';
import { staff } from '../../support/facts.ts';

type Who = Role | 'reader';
const actor = (who: Who): Actor => (who === 'reader' ? READER : staffActor(staff(who)));

const EVERYONE: readonly Who[] = ['reporter', 'editor', 'admin'];
const EDITORS: readonly Who[] = ['editor', 'admin'];
const ADMIN: readonly Who[] = ['admin'];

/** Every action, and who may: all others may not. */
const MATRIX: readonly (readonly [Action, readonly Who[]])[] = [
  [{ type: 'desk.see' }, EVERYONE],
  [{ type: 'media.upload' }, EVERYONE],
  [{ type: 'people.see' }, EVERYONE],
  [{ type: 'liveBlog.create' }, EDITORS],
  [{ type: 'liveBlog.edit' }, EDITORS],
  [{ type: 'update.create', liveBlog: 'live' }, EVERYONE],
  [{ type: 'update.create', liveBlog: 'upcoming' }, EVERYONE],
  [{ type: 'update.create', liveBlog: 'closed' }, EDITORS],
  [{ type: 'update.write', liveBlog: 'live', update: 'draft' }, EVERYONE],
  [{ type: 'update.write', liveBlog: 'live', update: 'submitted' }, EVERYONE],
  [{ type: 'update.write', liveBlog: 'live', update: 'published' }, EVERYONE],
  [{ type: 'update.write', liveBlog: 'closed', update: 'draft' }, EDITORS],
  [{ type: 'update.write', liveBlog: 'live', update: 'withdrawn' }, []],
  [{ type: 'update.submit', liveBlog: 'live' }, EVERYONE],
  [{ type: 'update.submit', liveBlog: 'closed' }, EDITORS],
  [publish('editors', 'live', false), EDITORS],
  [publish('everyone', 'live', false), EVERYONE],
  [publish('everyone', 'live', true), EDITORS],
  [publish('everyone', 'closed', false), EDITORS],
  [{ type: 'update.correct' }, EDITORS],
  [{ type: 'update.withdraw' }, EDITORS],
  [{ type: 'update.markKey' }, EDITORS],
  [{ type: 'pin.manage' }, EDITORS],
  [{ type: 'people.invite', role: 'reporter' }, EDITORS],
  [{ type: 'people.invite', role: 'editor' }, EDITORS],
  [{ type: 'people.invite', role: 'admin' }, ADMIN],
  [{ type: 'people.manage' }, ADMIN],
  [{ type: 'quarantine.see' }, ADMIN],
];

function publish(
  publishing: 'editors' | 'everyone',
  liveBlog: 'live' | 'closed',
  changesQuote: boolean,
): Action {
  return { type: 'update.publish', publishing, liveBlog, changesQuote };
}

for (const [action, allowed] of MATRIX) {
  for (const who of ['reader', 'reporter', 'editor', 'admin'] as const) {
    const may = allowed.includes(who);
    it(`[S5] ${who} ${may ? 'may' : 'may not'} ${JSON.stringify(action)}`, () => {
      expect(can(actor(who), action).allowed).toBe(may);
    });
  }
}
