import { memo } from 'react';
import type { BlockChange } from '../../../shared/document/diff/version-changes.ts';
import type { Words } from '../../../shared/domain/words.ts';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { CardBody } from '../update-card/card-body.tsx';
import './block-diff.css';

type Zone = Pick<LiveBlog, 'timeZone' | 'languages'>;

/** Two bodies in one: what came is marked as inserted, what went as deleted, in place. */
export const BlockDiff = memo(function BlockDiff({
  changes,
  liveBlog,
}: {
  readonly changes: readonly BlockChange[];
  readonly liveBlog: Zone;
}) {
  return (
    <div className="block-diff">
      {changes.map((change, index) => (
        // Changes have no identity beyond their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={index} change={change} liveBlog={liveBlog} />
      ))}
    </div>
  );
});

function Block({ change, liveBlog }: { readonly change: BlockChange; readonly liveBlog: Zone }) {
  if (change.kind === 'changed') return <ChangedBlock change={change} />;
  const body = <CardBody content={{ type: 'doc', content: [change.block] }} liveBlog={liveBlog} />;
  switch (change.kind) {
    case 'same':
      return body;
    case 'added':
      return <ins className="block-diff-whole">{body}</ins>;
    case 'removed':
      return <del className="block-diff-whole">{body}</del>;
  }
}

function ChangedBlock({ change }: { readonly change: BlockChange & { readonly kind: 'changed' } }) {
  const silent = change.words.every(({ kind }) => kind === 'same');
  return (
    <div className="block-diff-words" data-block={change.block.type}>
      <p>
        {change.words.map((words, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <ChangedWords key={index} words={words} />
        ))}
      </p>
      {silent ? <small>The same words: details or formatting changed.</small> : null}
    </div>
  );
}

function ChangedWords({ words: { kind, text } }: { readonly words: Words }) {
  switch (kind) {
    case 'same':
      return text;
    case 'added':
      return <ins>{text}</ins>;
    case 'removed':
      return <del>{text}</del>;
  }
}
