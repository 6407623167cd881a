import type { DragEndEvent } from '@dnd-kit/core';
import { DndContext, PointerSensor, closestCenter, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useState } from 'react';
import type { QuoteId } from '../../../shared/ids.ts';
import type { PublishedQuote } from '../../../shared/protocol/desk.ts';
import { Button } from '../ui/button.tsx';
import { QuoteEntry } from './quote-entry.tsx';
import { QuoteGrip } from './quote-grip.tsx';
import type { PinCommands, ToPlace } from './use-boards.ts';

interface SortableQuotesProps {
  readonly pins: readonly PublishedQuote[];
  /** Null for those who may only look. */
  readonly commands: PinCommands | null;
}

/** The library's own words are about a way with the keyboard that its pointer sensor does not have. */
const SILENT = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

/** The pinned quotes in the order that readers see; ordered by dragging the grip, or from its menu. */
export function SortableQuotes({ pins, commands }: SortableQuotesProps) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const [said, setSaid] = useState('');
  const ids = pins.map((pin) => pin.quoteId);
  const move = (quoteId: QuoteId, to: ToPlace): void => {
    const order = commands?.move(quoteId, to) ?? null;
    if (order !== null) setSaid(`At place ${order.indexOf(quoteId) + 1} of ${order.length}.`);
  };
  const drop = ({ active, over }: DragEndEvent): void => {
    const dragged = ids.find((id) => id === active.id);
    const to = ids.findIndex((id) => id === over?.id);
    if (dragged !== undefined && to >= 0) move(dragged, () => to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={SILENT}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol className="board-list">
          {pins.map((pin, place) => (
            <SortableQuote
              key={pin.quoteId}
              pin={pin}
              place={place}
              last={pins.length - 1}
              commands={commands}
              onMove={(to) => move(pin.quoteId, to)}
            />
          ))}
        </ol>
      </SortableContext>
      <output className="visually-hidden">{said}</output>
    </DndContext>
  );
}

interface SortableQuoteProps {
  readonly pin: PublishedQuote;
  readonly place: number;
  readonly last: number;
  readonly commands: PinCommands | null;
  readonly onMove: (to: ToPlace) => void;
}

function SortableQuote({ pin, place, last, commands, onMove }: SortableQuoteProps) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: pin.quoteId,
    disabled: commands === null,
  });
  return (
    <li
      ref={setNodeRef}
      className="quote-row"
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {commands === null ? null : (
        <QuoteGrip
          words={pin.quote.words}
          place={place}
          last={last}
          listeners={listeners}
          onMove={onMove}
        />
      )}
      <QuoteEntry
        entry={pin}
        action={
          commands === null ? null : (
            <Button
              look="quiet"
              aria-label={`Unpin “${pin.quote.words}”`}
              onClick={() => commands.unpin(pin.quoteId)}
            >
              Unpin
            </Button>
          )
        }
      />
    </li>
  );
}
