import type * as Y from 'yjs';
import { countUnits, type Size } from '../../../shared/document/sequence/size.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import type { Growth } from './growth.ts';

type Filled = Pick<Size, 'units' | 'places'>;

const UNKNOWN: Filled = { units: Infinity, places: Infinity };

/** How full one document is: never less than it is, and counted only where that says that it may be full. */
export class Fill {
  readonly #count: (document: Y.Doc) => Filled;
  #most = UNKNOWN;

  constructor(count: (document: Y.Doc) => Filled = countUnits) {
    this.#count = count;
  }

  /** True where the growth fits into the document, of which it is part from then on. What makes it smaller always fits. */
  take(growth: Growth, document: Y.Doc): boolean {
    if (!this.#hasRoomFor(growth)) {
      const { units, places } = this.#count(document);
      this.#most = { units, places };
      if (!this.#hasRoomFor(growth)) return false;
    }
    const { units, places } = this.#most;
    this.#most = { units: units + growth.units, places: places + growth.places };
    return true;
  }

  /** The document has changed otherwise than by what was taken. */
  forget(): void {
    this.#most = UNKNOWN;
  }

  #hasRoomFor(growth: Growth): boolean {
    return (['units', 'places'] as const).every(
      (name) => growth[name] <= 0 || this.#most[name] + growth[name] <= DOCUMENT_LIMITS[name],
    );
  }
}
