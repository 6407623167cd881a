import { createContext, useContext } from 'react';
import type { Action, Permission } from '../../../shared/domain/policy.ts';
import { can, staffActor } from '../../../shared/domain/policy.ts';
import type { SessionUser } from '../../../shared/protocol/answers.ts';

export const SessionContext = createContext<SessionUser | null>(null);

/** The signed-in person; only below the session gate. */
export function useSession(): SessionUser {
  const user = useContext(SessionContext);
  if (user === null) throw new Error('useSession stands outside the session gate');
  return user;
}

/** Whether the signed-in person may do something, as the server will decide too. */
export function usePermission(): (action: Action) => Permission {
  const user = useSession();
  return (action) => can(staffActor(user), action);
}
