import type { Range } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { UpdateId } from '../../../shared/ids.ts';
import type { PresenceEntry, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { useBoards } from '../boards/use-boards.ts';
import { useSession } from '../session/session.tsx';
import { Card } from '../update-card/card.tsx';
import { useDesk } from '../desk-context.ts';
import type { OpenConnection } from '../open-update/open-connection.ts';
import { OpenCard } from '../open-update/open-card.tsx';
import { useBringIntoView } from './use-bring-into-view.ts';
import './timeline.css';

interface TimelineProps {
  readonly rows: readonly UpdateSummary[];
  /** False while the first page of the timeline is still to come. */
  readonly loaded: boolean;
  readonly connection: OpenConnection;
  readonly scroller: HTMLElement | null;
  /** The card that J and K stand on. */
  readonly selected: UpdateId | null;
  /** On a phone the open update has a screen of its own. */
  readonly inPlace: boolean;
  readonly onVisible: (ids: readonly UpdateId[]) => void;
  readonly onNearEnd: () => void;
}

const ESTIMATE = 170;
const NEAR_END = 8;
/** A card that is brought into view keeps this much of the one before it above. */
const MARGIN_ABOVE = 56;

/** The stream of cards; only those near the view are in the page, and the open one always is. */
export function Timeline(props: TimelineProps) {
  const { rows, loaded, scroller, selected, onVisible, onNearEnd } = props;
  const { openId } = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const margin = useOffset(list, scroller);
  const kept = useMemo(
    () => rows.flatMap(({ id }, index) => (id === openId || id === selected ? [index] : [])),
    [rows, openId, selected],
  );
  // What is read stays where it is when a card comes above it; at the very top, the new card shows.
  const reading = openId !== null || (scroller?.scrollTop ?? 0) > margin;
  // A new function would make the list measure all its rows anew.
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- this component is not compiled
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATE,
    getItemKey,
    overscan: 6,
    scrollMargin: margin,
    scrollPaddingStart: MARGIN_ABOVE,
    anchorTo: reading ? 'end' : 'start',
    scrollEndThreshold: -1,
    rangeExtractor: (range) => rowsInPage(range, kept),
  });
  useBringIntoView(virtual, { rows, openId, scroller, loaded });
  const inside = useInside();
  const items = virtual.getVirtualItems();
  // The open update is seen in its editor: its previews would only repeat what stands there.
  const seen = items
    .flatMap(({ index }) => rows[index]?.id ?? [])
    .filter((id) => id !== openId)
    .join(' ');
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible(seen === '' ? [] : (seen.split(' ') as UpdateId[])), [seen, onVisible]);
  useEffect(() => {
    if (last >= rows.length - NEAR_END) onNearEnd();
  }, [last, rows.length, onNearEnd]);

  return (
    <div
      ref={list}
      className="timeline"
      role="feed"
      aria-label="Updates"
      style={{ blockSize: virtual.getTotalSize() }}
    >
      {items.map(({ key, index, start }) => (
        <div
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className="timeline-row"
          style={{ insetBlockStart: start - margin }}
        >
          <Row {...props} index={index} inside={inside} />
        </div>
      ))}
    </div>
  );
}

/** Those near the view, and those that are kept wherever they are. */
function rowsInPage(range: Range, kept: readonly number[]): number[] {
  return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b);
}

/** Distance of the list from the top of what scrolls, kept when banners come and go. */
function useOffset(list: RefObject<HTMLElement | null>, outer: HTMLElement | null): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const inner = list.current;
    if (outer === null || inner === null) return;
    const measure = (): void => {
      const distance = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      setOffset(Math.round(distance + outer.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    for (const child of inner.parentElement?.children ?? []) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, [list, outer]);
  return offset;
}

type Inside = ReadonlyMap<UpdateId | null, readonly PresenceEntry[]>;
const NOBODY: readonly PresenceEntry[] = [];

/** Who else is inside which update; the lists stay the same objects until presence changes. */
function useInside(): Inside {
  const { people } = useDesk();
  const { userId } = useSession();
  return useMemo(
    () =>
      Map.groupBy(
        people.filter((person) => person.userId !== userId),
        (person) => person.updateId,
      ),
    [people, userId],
  );
}

interface RowProps extends TimelineProps {
  readonly index: number;
  readonly inside: Inside;
}

function Row({ rows, connection, inPlace, index, inside }: RowProps) {
  const desk = useDesk();
  const pins = useBoards(desk.liveBlog.id).data?.pins;
  const update = rows[index];
  if (update === undefined) return null;
  const creation = desk.waiting.find(({ id }) => id === update.id);
  if (inPlace && desk.openId === update.id) {
    return <OpenCard update={update} connection={connection} known={creation === undefined} />;
  }
  return (
    <Card
      update={update}
      liveBlog={desk.liveBlog}
      inside={inside.get(update.id) ?? NOBODY}
      pinned={pins?.some((pin) => pin.updateId === update.id) ?? false}
      refused={creation?.refused ?? null}
      onOpen={desk.open}
      onForget={desk.forget}
    />
  );
}
