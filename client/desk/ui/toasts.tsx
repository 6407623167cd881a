import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import './toasts.css';

const manager = Toast.createToastManager();

/** Says that something was done; announced politely, gone after five seconds, or ten where it offers something. */
export function tell(
  title: string,
  offer?: { readonly label: string } & (
    { readonly href: string } | { readonly onSelect: () => void }
  ),
): void {
  const id = manager.add({
    title,
    timeout: offer === undefined ? 5000 : 10_000,
    ...(offer === undefined
      ? {}
      : {
          actionProps: {
            children: offer.label,
            onClick: () => {
              manager.close(id);
              if ('href' in offer) window.open(offer.href, '_blank', 'noopener');
              else offer.onSelect();
            },
          },
        }),
  });
}

/** Says why something was not done; stays until it is closed or ten seconds have passed. */
export function tellRefusal(message: string): void {
  manager.add({ title: message, type: 'refusal', timeout: 10_000, priority: 'high' });
}

/** Where short notices show; once in the page. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast">
      <Toast.Content className="toast-content">
        <Toast.Title className="toast-title" render={<div />} />
        {toast.actionProps === undefined ? null : <Toast.Action className="toast-action" />}
        <Toast.Close className="toast-close" aria-label="Dismiss">
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
