import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import type { NewLiveBlog } from '../api/live-blogs.ts';
import { createLiveBlog, patchLiveBlog } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { FormError } from '../session/form-error.tsx';
import { clockTime, zoneName } from '../time/format.ts';
import { TimeZoneField } from '../ui/time-zone-field.tsx';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx';
import { formText } from '../ui/form-text.ts';
import { Modal } from '../ui/modal.tsx';

interface LiveBlogDialogProps {
  /** Without it the dialog makes a new one. */
  readonly liveBlog?: LiveBlog;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone?: (id: LiveBlogId) => void;
}

const PUBLISHING = [
  { value: 'editors', label: 'Editors publish; reporters submit' },
  { value: 'everyone', label: 'Everyone on the desk publishes' },
];

/** Makes a live blog, or changes `liveBlog` where there is one. */
export function LiveBlogDialog({ liveBlog, open, onClose, onDone }: LiveBlogDialogProps) {
  return (
    <Modal
      open={open}
      title={liveBlog === undefined ? 'New live blog' : 'Edit live blog'}
      onClose={onClose}
    >
      <LiveBlogForm
        {...(liveBlog === undefined ? {} : { liveBlog })}
        onDone={(id) => {
          onClose();
          onDone?.(id);
        }}
      />
    </Modal>
  );
}

/** A place keeps its coordinates as long as its name stays. */
function placeOf(name: string, before: LiveBlog['place']): LiveBlog['place'] {
  if (name === '') return null;
  return before?.name === name ? before : { name, coordinates: null };
}

function useSave(liveBlog: LiveBlog | undefined, onDone: (id: LiveBlogId) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ fields, key }: { readonly fields: NewLiveBlog; readonly key: string }) =>
      liveBlog === undefined ? createLiveBlog(fields, key) : patchLiveBlog(liveBlog.id, fields),
    onSuccess: async ({ id }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.liveBlogs }),
        queries.invalidateQueries({ queryKey: keys.liveBlog(id) }),
      ]);
      onDone(id);
    },
  });
}

function LiveBlogForm(props: {
  readonly liveBlog?: LiveBlog;
  readonly onDone: (id: LiveBlogId) => void;
}) {
  const { liveBlog } = props;
  const [timeZone, setTimeZone] = useState(
    liveBlog?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const save = useSave(liveBlog, props.onDone);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fields: NewLiveBlog = {
      headline: formText(form, 'headline').trim(),
      standfirst: formText(form, 'standfirst').trim(),
      timeZone,
      place: placeOf(formText(form, 'place').trim(), liveBlog?.place ?? null),
      publishing: formText(form, 'publishing') === 'everyone' ? 'everyone' : 'editors',
    };
    save.mutate({ fields, key: v7() });
  };
  return (
    <form onSubmit={submit}>
      <FormError error={save.error} />
      <TextField
        label="Headline"
        name="headline"
        defaultValue={liveBlog?.headline}
        maxLength={300}
        required
      />
      <TextAreaField
        label="Standfirst"
        name="standfirst"
        hint="One or two sentences under the headline."
        defaultValue={liveBlog?.standfirst}
        maxLength={2000}
      />
      <TextField
        label="Place"
        name="place"
        hint="Where the event is, such as Anchorage, Alaska."
        defaultValue={liveBlog?.place?.name}
        maxLength={200}
      />
      <EventZone value={timeZone} onChange={setTimeZone} />
      <SelectField
        label="Who may publish"
        name="publishing"
        options={PUBLISHING}
        defaultValue={liveBlog?.publishing ?? 'editors'}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={save.isPending}>
          {liveBlog === undefined ? 'Make live blog' : 'Save'}
        </Button>
      </div>
    </form>
  );
}

interface EventZoneProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** On its own, as the clock in its hint goes on. */
function EventZone({ value, onChange }: EventZoneProps) {
  const now = useNow();
  const hint = `There it is ${clockTime(now, value)} now (${zoneName(now, value)}).`;
  return (
    <TimeZoneField label="Time zone of the event" hint={hint} value={value} onChange={onChange} />
  );
}
