import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogOut, ShieldAlert, Users } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from '../api/session.ts';
import { giveUpUnkeptWords, holdsUnkeptWords } from '../connection/unkept.ts';
import { useObservable } from '../observable.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, MenuChoice, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Theme } from '../ui/theme.ts';
import { chooseTheme, theme } from '../ui/theme.ts';
import { tellRefusal } from '../ui/toasts.tsx';
import { usePermission, useSession } from './session.tsx';
import './account-menu.css';

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'As this device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

interface Leaving {
  /** Signs out, or asks first where that would lose words. */
  readonly leave: () => void;
  readonly asked: boolean;
  readonly stay: () => void;
  readonly leaveAnyway: () => void;
}

/** Signs out and forgets what this tab holds; drafts that were not sent stay on the device. */
function useSignOut(): Leaving {
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      // Whoever has words that are kept nowhere was asked.
      giveUpUnkeptWords();
      queries.clear();
      void navigate('/', { replace: true });
      window.location.reload();
    },
    onError: (error) => tellRefusal(error.message),
  });
  const leaveAnyway = (): void => {
    setAsked(false);
    leaving.mutate();
  };
  return {
    leave: () => (holdsUnkeptWords() ? setAsked(true) : leaving.mutate()),
    asked,
    stay: () => setAsked(false),
    leaveAnyway,
  };
}

function UnkeptWordsDialog({ asked, stay, leaveAnyway }: Leaving) {
  return (
    <Modal
      open={asked}
      title="Sign out and lose words?"
      description="Some of what you typed is neither on the server nor on this device: it is in this window alone."
      onClose={stay}
    >
      <div className="actions">
        <Button data-start onClick={stay}>
          Stay
        </Button>
        <Button look="danger" onClick={leaveAnyway}>
          Sign out and lose them
        </Button>
      </div>
    </Modal>
  );
}

/** One's account: pages of the newsroom, the theme, and the way out. */
export function AccountMenu({ side = 'bottom' }: { readonly side?: 'top' | 'bottom' }) {
  const user = useSession();
  const permits = usePermission();
  const chosen = useObservable(theme);
  const navigate = useNavigate();
  const leaving = useSignOut();
  return (
    <>
      <Menu
        side={side}
        align={side === 'top' ? 'start' : 'end'}
        trigger={
          <button type="button" className="account">
            <Avatar person={user} />
            <span>{user.name}</span>
          </button>
        }
      >
        <p className="account-who">
          {user.email}
          <br />
          {user.role}
        </p>
        <MenuDivider />
        <MenuItem icon={<Users aria-hidden />} onSelect={() => void navigate('/people')}>
          People and invitations
        </MenuItem>
        {permits({ type: 'quarantine.see' }).allowed ? (
          <MenuItem
            icon={<ShieldAlert aria-hidden />}
            onSelect={() => void navigate('/quarantine')}
          >
            Refused edits
          </MenuItem>
        ) : null}
        <MenuDivider />
        <MenuChoice
          label="Appearance"
          value={chosen}
          options={THEMES}
          onChange={(value) =>
            chooseTheme(THEMES.find((t) => t.value === value)?.value ?? 'system')
          }
        />
        <MenuDivider />
        <MenuItem icon={<LogOut aria-hidden />} onSelect={leaving.leave}>
          Sign out
        </MenuItem>
      </Menu>
      <UnkeptWordsDialog {...leaving} />
    </>
  );
}
