import { Popover } from '@base-ui/react/popover';
import type { Editor } from '@tiptap/core';
import { posToDOMRect } from '@tiptap/core';
import { useState } from 'react';
import { isAllowedUrl } from '../../../../shared/document/schema/url.ts';
import type { Settable } from '../../observable.ts';
import { useObservable } from '../../observable.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { formText } from '../../ui/form-text.ts';
import '../details/details.css';

interface LinkPopoverProps {
  readonly editor: Editor;
  readonly linking: Settable<boolean>;
}

/** Asks where the selected words lead; without a selection also for the words. */
export function LinkPopover({ editor, linking }: LinkPopoverProps) {
  const open = useObservable(linking);
  const onClose = (): void => linking.set(false);
  const { from, to } = editor.state.selection;
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner
          className="menu-positioner"
          anchor={{ getBoundingClientRect: () => posToDOMRect(editor.view, from, to) }}
          side="bottom"
          align="start"
          sideOffset={8}
        >
          <Popover.Popup className="details" finalFocus={() => editor.view.dom}>
            <Popover.Title className="details-title">Link</Popover.Title>
            <LinkForm editor={editor} onClose={onClose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Addresses without a scheme are web addresses; those with an @ are mail. */
function addressOf(text: string): string {
  const trimmed = text.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  return /^[^\s/]+@[^\s/]+$/.test(trimmed) ? `mailto:${trimmed}` : `https://${trimmed}`;
}

interface LinkFormProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

function LinkForm({ editor, onClose }: LinkFormProps) {
  const [error, setError] = useState<string | undefined>(undefined);
  const present: unknown = editor.getAttributes('link').href;
  const current = typeof present === 'string' ? present : '';
  const needsWords = editor.state.selection.empty && current === '';
  const apply = (form: FormData): void => {
    const href = addressOf(formText(form, 'address'));
    if (!isAllowedUrl(href)) return setError('This is no web or mail address.');
    const chain = editor.chain().focus();
    if (needsWords) {
      const words = formText(form, 'words').trim() || href;
      chain.insertContent({
        type: 'text',
        text: words,
        marks: [{ type: 'link', attrs: { href } }],
      });
    } else {
      chain.extendMarkRange('link').setLink({ href });
    }
    chain.run();
    onClose();
  };
  return (
    <form
      className="details-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label="Address"
        name="address"
        defaultValue={current}
        error={error}
        autoComplete="off"
        inputMode="url"
        required
      />
      {needsWords ? <TextField label="Words" name="words" autoComplete="off" /> : null}
      <div className="actions">
        {current === '' ? null : (
          <Button
            look="quiet"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run();
              onClose();
            }}
          >
            Remove link
          </Button>
        )}
        <Button type="submit" look="primary">
          Link
        </Button>
      </div>
    </form>
  );
}
