import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import './modal.css';

interface ModalProps {
  readonly open: boolean;
  readonly title: string;
  readonly description?: ReactNode;
  /** Without it the dialog can only be left by what stands in it. */
  readonly onClose?: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Where one starts, unless something is marked `data-start`: at the first field, or at the mildest of the actions; never at the cross. */
const FIRST = 'input, textarea, select, .actions .button';

/** A dialog over everything; focus goes in, stays in, and returns to where it was. */
export function Modal({ open, title, description, onClose, wide = false, children }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose?.())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal-backdrop" />
        <Dialog.Popup
          ref={popup}
          className="modal"
          data-wide={wide || undefined}
          initialFocus={() =>
            popup.current?.querySelector<HTMLElement>('[data-start]') ??
            popup.current?.querySelector<HTMLElement>(FIRST) ??
            true
          }
        >
          <header>
            <Dialog.Title className="modal-title">{title}</Dialog.Title>
            {onClose === undefined ? null : (
              <Dialog.Close className="button icon-only" data-look="quiet" aria-label="Close">
                <X aria-hidden />
              </Dialog.Close>
            )}
          </header>
          {description === undefined ? null : (
            <Dialog.Description className="modal-description" render={<div />}>
              {description}
            </Dialog.Description>
          )}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
