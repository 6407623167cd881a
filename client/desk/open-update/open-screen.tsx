import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { observable, useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { OpenCard } from './open-card.tsx';
import type { OpenConnection } from './open-connection.ts';
import type { SaveState } from './save-words.ts';
import { saveWords } from './save-words.ts';
import './open-screen.css';

interface OpenScreenProps {
  readonly update: UpdateSummary;
  readonly connection: OpenConnection;
  readonly known: boolean;
}

const NOT_YET = observable<SaveState>({ status: 'saving' });

/**
 * On a phone the open update takes the whole screen, with the save state at its head. No modal dialog of
 * the browser's: menus, dialogs and toasts stand beside it in the page, and would lie under it.
 */
export function OpenScreen({ update, connection, known }: OpenScreenProps) {
  const { close } = useDesk();
  const save = useObservable(
    connection.status === 'open' ? connection.connection.saveState : NOT_YET,
  );
  useEffect(() => {
    const behind = document.querySelector('#desk');
    behind?.toggleAttribute('inert', true);
    return () => void behind?.toggleAttribute('inert', false);
  }, []);
  return createPortal(
    <dialog open className="open-screen" aria-label="Update" aria-modal>
      <header>
        <Button
          look="quiet"
          className="icon-only"
          aria-label="Back to the timeline"
          onClick={close}
        >
          <ArrowLeft aria-hidden />
        </Button>
        <output>{saveWords(save).label}</output>
      </header>
      <OpenCard update={update} connection={connection} known={known} />
    </dialog>,
    document.body,
  );
}
