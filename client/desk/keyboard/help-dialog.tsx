import { useObservable } from '../observable.ts';
import { COMMAND_KEY } from '../ui/key-hint.ts';
import { Modal } from '../ui/modal.tsx';
import { KEY_HELP } from './keymap.ts';
import { singleKeys, switchSingleKeys } from './single-keys.ts';
import './help-dialog.css';

/** All keys of the desk, and the choice to have none of a single letter. */
export function HelpDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const on = useObservable(singleKeys);
  return (
    <Modal open={open} title="Keyboard" onClose={onClose}>
      <dl className="key-help">
        {KEY_HELP.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) =>
                key === '–' ? key : <kbd key={key}>{key === 'command' ? COMMAND_KEY : key}</kbd>,
              )}
            </dd>
          </div>
        ))}
      </dl>
      <label className="key-switch">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => switchSingleKeys(event.target.checked)}
        />
        Single letters are commands
      </label>
    </Modal>
  );
}
