import type { WordChange } from '../../../shared/domain/correction.ts';
import './word-changes.css';

/** Words before and after, one change a line. */
export function WordChanges({ changes }: { readonly changes: readonly WordChange[] }) {
  return (
    <ul className="word-changes">
      {changes.map(({ before, after }, index) => (
        // Changes have no identity beyond their order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {before === '' ? <span>Added </span> : null}
          {after === '' ? <span>Removed </span> : null}
          {before === '' ? null : <del>{before}</del>}
          {before !== '' && after !== '' ? <span aria-hidden> → </span> : null}
          {after === '' ? null : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
