import { Popover } from '@base-ui/react/popover';
import type { Editor } from '@tiptap/core';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Settable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import type { DetailsRequest } from './blocks/block-tools.ts';
import type { SetAttribute } from './blocks/block-view.ts';
import { setBlockAttribute } from './blocks/block-view.ts';
import { LocationStampDetails } from './location-stamp/location-stamp-details.tsx';
import { QuoteDetails } from './quote/quote-details.tsx';
import './details/details.css';

interface BlockDetailsProps {
  readonly editor: Editor;
  readonly liveBlog: LiveBlog;
  /** The block that somebody asked about. */
  readonly details: Settable<DetailsRequest | null>;
}

/** What a block says beside its text, in a small panel next to the control that asked for it. */
export function BlockDetails({ editor, liveBlog, details }: BlockDetailsProps) {
  const request = useObservable(details);
  return (
    <Popover.Root
      open={request !== null}
      onOpenChange={(open) => (open ? undefined : details.set(null))}
    >
      <Popover.Portal>
        <Popover.Positioner
          className="menu-positioner"
          anchor={request?.anchor ?? null}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup className="details" finalFocus={() => request?.anchor ?? true}>
            {request === null ? null : (
              <Details editor={editor} liveBlog={liveBlog} request={request} />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface DetailsProps {
  readonly editor: Editor;
  readonly liveBlog: LiveBlog;
  readonly request: DetailsRequest;
}

function Details({ editor, liveBlog, request }: DetailsProps) {
  const position = request.getPos();
  const node = position === undefined ? null : editor.state.doc.nodeAt(position);
  if (node === null || node.type.name !== request.block) return <p>This block is gone.</p>;
  // toJSON gives ProseMirror JSON, whose shape the schema guarantees.
  const content = node.toJSON() as ContentNode;
  const set: SetAttribute = (name, value) => setBlockAttribute(editor, request.getPos, name, value);
  switch (request.block) {
    case 'quote':
      return <QuoteDetails content={content} timeZone={liveBlog.timeZone} set={set} />;
    case 'locationStamp':
      return <LocationStampDetails content={content} timeZone={liveBlog.timeZone} set={set} />;
  }
}
