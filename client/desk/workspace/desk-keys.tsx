import { useNavigate } from 'react-router';
import { HelpDialog } from '../keyboard/help-dialog.tsx';
import { helpShown } from '../keyboard/help-state.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { useObservable } from '../observable.ts';
import { foldPanel, panelState } from '../boards/panel-state.ts';
import { usePermission } from '../session/session.tsx';
import { tellRefusal } from '../ui/toasts.tsx';
import { useDesk } from '../desk-context.ts';
import { FILTER_CHOICES } from '../timeline/filters.ts';

/** The keys that belong to the desk as a whole. */
export function DeskKeys() {
  const { liveBlog, openId, create } = useDesk();
  const navigate = useNavigate();
  const helping = useObservable(helpShown);
  const mayCreate = usePermission()({ type: 'update.create', liveBlog: liveBlog.status });
  useKeys(openId === null, (command) => {
    if (typeof command === 'object') {
      const filter = FILTER_CHOICES[command.filter]?.filter ?? 'all';
      void navigate({
        pathname: `/${liveBlog.id}`,
        search: filter === 'all' ? '' : `?show=${filter}`,
      });
      return true;
    }
    switch (command) {
      case 'new':
        if (mayCreate.allowed) create();
        else tellRefusal(mayCreate.reason);
        return true;
      case 'panel':
        foldPanel(!panelState.get().folded);
        return true;
      case 'help':
        helpShown.set(true);
        return true;
      default:
        return false;
    }
  });
  return <HelpDialog open={helping} onClose={() => helpShown.set(false)} />;
}
