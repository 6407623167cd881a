import { Users } from 'lucide-react';
import { useObservable } from '../observable.ts';
import { MenuItem } from '../ui/menu.tsx';
import { attributionShown } from './attribution-state.ts';

/** In an update's menu: shows or hides who wrote what. */
export function AttributionItem() {
  const shown = useObservable(attributionShown);
  return (
    <MenuItem icon={<Users aria-hidden />} onSelect={() => attributionShown.set(!shown)}>
      {shown ? 'Hide who wrote this' : 'Who wrote this'}
    </MenuItem>
  );
}
