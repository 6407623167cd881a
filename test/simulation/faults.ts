import { DoesNotRest, type Outcome } from './world.ts';

/** What may be wrong with a run, in the order in which it is told. */
const KINDS = [
  'lost',
  'twice',
  'foreign undo',
  'caret moved',
  'unequal',
  'not stored',
  'refused',
  'does not rest',
  'threw',
] as const;
type Kind = (typeof KINDS)[number];

export interface Fault {
  readonly kind: Kind;
  readonly found: string;
}

/** What must not be in the end of a run; what is accepted is counted elsewhere. */
function faultsOf({ replicas, stored, lost, refused, letters }: Outcome): readonly Fault[] {
  const { page, clocks } = stored;
  const unequal = replicas.filter(
    (replica) =>
      replica.page !== page ||
      replica.isWhole !== stored.isWhole ||
      replica.clocks.size !== clocks.size ||
      [...clocks].some(([client, clock]) => replica.clocks.get(client) !== clock),
  );
  const found: Readonly<Partial<Record<Kind, readonly string[]>>> = {
    lost: letters.lost,
    twice: letters.twice,
    'foreign undo': letters.undone,
    'caret moved': letters.carets,
    unequal: unequal.map((replica) => `${replica.page} and stored ${page}`),
    'not stored': [
      ...(lost === 0 ? [] : [`${lost} updates`]),
      ...(stored.isWhole ? [] : ['something waits for what never came']),
    ],
    refused,
  };
  return KINDS.flatMap((kind) => {
    const all = found[kind] ?? [];
    return all.length === 0 ? [] : [{ kind, found: all.join(', ') }];
  });
}

/** What a run says that has not come to its end. */
export function faultOfError(error: unknown): Fault {
  if (error instanceof DoesNotRest) return { kind: 'does not rest', found: error.message };
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'threw', found };
}

const describe = ({ kind, found }: Fault): string => `${kind}: ${found}`;

/** What many runs come to. */
export class Tally {
  /** One line and more for each seed that errs. */
  readonly failing: string[] = [];
  readonly #kinds = new Map<Kind, number>();
  readonly #accepted = new Map<string, number>();
  #seeds = 0;
  #written = 0;
  #typed = 0;

  note(seed: number, outcome: Outcome | Fault): void {
    this.#seeds += 1;
    const faults = 'kind' in outcome ? [outcome] : faultsOf(outcome);
    if (!('kind' in outcome)) this.#count(outcome);
    for (const { kind } of faults) this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    if (faults.length > 0) this.failing.push(`seed ${seed}: ${faults.map(describe).join('\n  ')}`);
  }

  /** How many seeds err by kind, and how often what is accepted happened. */
  summary(): string {
    const kinds = KINDS.map((kind) => `${kind} ${this.#kinds.get(kind) ?? 0}`).join(', ');
    const accepted = [...this.#accepted].map(([limit, letters]) => `${limit}: ${letters}`);
    return [
      `${this.#seeds} seeds, ${this.#written} updates, ${this.#typed} letters`,
      `${this.failing.length} seeds err: ${kinds}`,
      `accepted: ${accepted.join(', ')}`,
    ].join('\n');
  }

  #count({ written, typed, letters }: Outcome): void {
    this.#written += written;
    this.#typed += typed;
    for (const [limit, count] of Object.entries(letters.accepted)) {
      this.#accepted.set(limit, (this.#accepted.get(limit) ?? 0) + count);
    }
  }
}
