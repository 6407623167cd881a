import type { Attributes } from './form.ts';

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** How far a cell reaches, at least one row and one column. */
export interface Span {
  readonly colspan: number;
  readonly rowspan: number;
}

/** The places of a table that cells cover. */
export class Spans {
  readonly #taken = new Set<string>();
  readonly #size: Size;

  constructor(size: Size) {
    this.#size = size;
  }

  isTaken(row: number, column: number): boolean {
    return this.#taken.has(`${row}/${column}`);
  }

  /** Takes what a cell covers: as far as it wants, up to what another one covers. */
  take(row: number, column: number, { colspan, rowspan }: Attributes): Span {
    const [wide, high] = [Number(colspan ?? 1), Number(rowspan ?? 1)];
    let width = 1;
    while (width < wide && this.#isFree(row, column + width)) width += 1;
    const isRowFree = (below: number): boolean =>
      Array.from({ length: width }, (_, offset) => column + offset).every((place) =>
        this.#isFree(below, place),
      );
    let height = 1;
    while (height < high && isRowFree(row + height)) height += 1;
    for (let down = 0; down < height; down += 1) {
      for (let right = 0; right < width; right += 1) {
        this.#taken.add(`${row + down}/${column + right}`);
      }
    }
    return { colspan: width, rowspan: height };
  }

  #isFree(row: number, column: number): boolean {
    if (row >= this.#size.rows || column >= this.#size.columns) return false;
    return !this.isTaken(row, column);
  }
}
