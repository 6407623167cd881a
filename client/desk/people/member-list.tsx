import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '../../../shared/domain/policy.ts';
import { ROLES } from '../../../shared/domain/policy.ts';
import type { Member } from '../api/people.ts';
import { changeRole, removePerson } from '../api/people.ts';
import { keys } from '../api/query-client.ts';
import { Avatar } from '../ui/avatar.tsx';
import { usePermission, useSession } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import './people.css';

export function MemberList({ people }: { readonly people: readonly Member[] }) {
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <>
      <ul className="people">
        {people.map((member) => (
          <MemberRow key={member.userId} member={member} onRemove={() => setLeaving(member)} />
        ))}
      </ul>
      <RemoveDialog member={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function MemberRow({
  member,
  onRemove,
}: {
  readonly member: Member;
  readonly onRemove: () => void;
}) {
  const self = useSession().userId === member.userId;
  const manages = usePermission()({ type: 'people.manage' }).allowed;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (role: Role) => changeRole(member.userId, role),
    onSuccess: (_, role) => tell(`${member.name} is now ${role}.`),
    onError: (error) => tellRefusal(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.newsroom }),
  });
  return (
    <li className="person">
      <Avatar person={member} size={32} />
      <p className="person-name">
        {member.name}
        {self ? <span className="person-you"> you</span> : null}
        <small>{member.email}</small>
      </p>
      {manages && !self ? (
        <>
          <select
            className="input person-role"
            aria-label={`Role of ${member.name}`}
            value={change.isPending ? change.variables : member.role}
            onChange={(event) => {
              const role = ROLES.find((candidate) => candidate === event.target.value);
              if (role !== undefined) change.mutate(role);
            }}
          >
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
          <Button look="quiet" aria-label={`Remove ${member.name}`} onClick={onRemove}>
            Remove
          </Button>
        </>
      ) : (
        <span className="person-fixed-role">{member.role}</span>
      )}
    </li>
  );
}

function RemoveDialog({
  member,
  onClose,
}: {
  readonly member: Member | null;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: removePerson,
    onSuccess: () => {
      onClose();
      tell('Removed. They can no longer sign in.');
    },
    onError: (error) => tellRefusal(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.newsroom }),
  });
  return (
    <Modal
      open={member !== null}
      title={`Remove ${member?.name ?? ''}?`}
      description="They are signed out at once and cannot come back without a new invitation. What they wrote stays, with their name."
      onClose={onClose}
    >
      <div className="actions">
        <Button onClick={onClose}>Keep</Button>
        <Button
          look="danger"
          busy={remove.isPending}
          onClick={() => {
            if (member !== null) remove.mutate(member.userId);
          }}
        >
          Remove
        </Button>
      </div>
    </Modal>
  );
}
