import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import './menu.css';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly side?: 'top' | 'bottom';
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** A menu that opens from its trigger. */
export function Menu({ trigger, side = 'bottom', align = 'end', children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="menu-positioner" side={side} align={align} sideOffset={6}>
          <BaseMenu.Popup className="menu">{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface MenuItemProps {
  readonly onSelect?: () => void;
  readonly icon?: ReactNode;
  /** A second, quiet line: what it does, or why it cannot. */
  readonly note?: string | undefined;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** One thing that can be done; `note` says more of it. */
export function MenuItem(props: MenuItemProps) {
  const { onSelect, icon, note, shortcut, disabled = false, danger = false, children } = props;
  return (
    <BaseMenu.Item
      className="menu-item"
      disabled={disabled}
      data-danger={danger || undefined}
      onClick={onSelect}
    >
      <span className="menu-icon">{icon}</span>
      <span className="menu-label">
        {children}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </BaseMenu.Item>
  );
}

interface MenuChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several, as a group of radio items. */
export function MenuChoice({ label, value, options, onChange }: MenuChoiceProps) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={(next: string) => onChange(next)}>
      <BaseMenu.GroupLabel className="menu-group">{label}</BaseMenu.GroupLabel>
      {options.map((option) => (
        <BaseMenu.RadioItem
          key={option.value}
          value={option.value}
          className="menu-item"
          closeOnClick={false}
        >
          <span className="menu-icon">
            <BaseMenu.RadioItemIndicator>✓</BaseMenu.RadioItemIndicator>
          </span>
          <span className="menu-label">{option.label}</span>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

/** Sets apart what comes next. */
export function MenuDivider() {
  return <BaseMenu.Separator className="menu-divider" />;
}
