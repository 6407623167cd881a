import type { Announcements, DragEndEvent } from '@dnd-kit/core';
import {
  DndContext,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  arrayMove,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { GripVertical } from 'lucide-react';
import type { PinnedQuote } from '../../../shared/protocol/desk.ts';
import { Button } from '../ui/button.tsx';
import { QuoteEntry } from './quote-entry.tsx';
import type { PinCommands } from './use-boards.ts';

interface SortableQuotesProps {
  readonly pins: readonly PinnedQuote[];
  /** Null for those who may only look. */
  readonly commands: PinCommands | null;
}

/** The pinned quotes in the order that readers see; ordered by dragging the grip, or with Space and arrows on it. */
export function SortableQuotes({ pins, commands }: SortableQuotesProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = pins.map((pin) => pin.quoteId);
  const drop = ({ active, over }: DragEndEvent): void => {
    const from = ids.findIndex((id) => id === active.id);
    const to = ids.findIndex((id) => id === over?.id);
    if (from >= 0 && to >= 0 && from !== to) commands?.order(arrayMove([...ids], from, to));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements: announcements(pins) }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol className="board-list">
          {pins.map((pin) => (
            <SortableQuote key={pin.quoteId} pin={pin} commands={commands} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function announcements(pins: readonly PinnedQuote[]): Announcements {
  const place = (id: unknown) => pins.findIndex((pin) => pin.quoteId === id) + 1;
  const of = `of ${pins.length}`;
  return {
    onDragStart: ({ active }) => `Picked up quote ${place(active.id)} ${of}.`,
    onDragOver: ({ over }) => (over === null ? undefined : `At place ${place(over.id)} ${of}.`),
    onDragEnd: ({ over }) =>
      over === null ? 'Put back.' : `Dropped at place ${place(over.id)} ${of}.`,
    onDragCancel: () => 'Put back.',
  };
}

function SortableQuote({
  pin,
  commands,
}: {
  readonly pin: PinnedQuote;
  readonly commands: PinCommands | null;
}) {
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
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
        <button
          type="button"
          className="quote-grip"
          {...attributes}
          {...listeners}
          aria-label={`Move “${pin.quote.words}”`}
        >
          <GripVertical aria-hidden />
        </button>
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
