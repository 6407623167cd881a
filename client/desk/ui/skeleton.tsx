import './skeleton.css';

/** Grey lines in the shape of what is coming; CSS shows them only after 300 ms. */
export function Skeleton({ label, rows = 4 }: { readonly label: string; readonly rows?: number }) {
  return (
    <output className="skeleton">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" aria-hidden>
          <i />
          <i />
          <i />
        </div>
      ))}
    </output>
  );
}
