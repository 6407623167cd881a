import { useEffect, useRef } from 'react';
import { BLOCK_GROUPS } from '../blocks/block-names.ts';
import type { BlockChoice } from '../catalogue.ts';
import { BlockIcon } from '../blocks/block-icon.tsx';
import './slash-list.css';

/** One menu is open at a time, so its ids can be fixed. */
export const SLASH_LIST_ID = 'slash-menu';
export const slashOptionId = ({ id }: BlockChoice): string => `${SLASH_LIST_ID}-${id}`;

interface SlashListProps {
  readonly items: readonly BlockChoice[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onPick: (item: BlockChoice) => void;
}

/**
 * The blocks that match. The text keeps the focus and moves through this list, which is why it is none of
 * the elements that take the focus themselves.
 */
export function SlashList({ items, active, onPoint, onPick }: SlashListProps) {
  return (
    // tabIndex, as what scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div id={SLASH_LIST_ID} className="menu slash" role="listbox" aria-label="Blocks" tabIndex={0}>
      {items.length === 0 ? <p className="slash-empty">No block has this name</p> : null}
      {BLOCK_GROUPS.map((group) => {
        const members = items.filter((item) => item.group === group);
        if (members.length === 0) return null;
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={group} role="group" aria-label={group}>
            <p className="menu-group" aria-hidden>
              {group}
            </p>
            {members.map((item) => (
              <SlashOption
                key={item.id}
                item={item}
                selected={items[active] === item}
                onPoint={() => onPoint(items.indexOf(item))}
                onPick={() => onPick(item)}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface SlashOptionProps {
  readonly item: BlockChoice;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
}

function SlashOption({ item, selected, onPoint, onPick }: SlashOptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) option.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div
      ref={option}
      id={slashOptionId(item)}
      className="slash-option"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      onPointerMove={selected ? undefined : onPoint}
      // The text must not lose its focus to the list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      onKeyDown={(event) => (event.key === 'Enter' ? onPick() : undefined)}
    >
      <BlockIcon id={item.id} />
      <span className="slash-words">
        {item.label}
        <small>{item.hint}</small>
      </span>
      {item.key === null ? null : <kbd aria-hidden>{`Ctrl Alt ${item.key.toUpperCase()}`}</kbd>}
    </div>
  );
}
