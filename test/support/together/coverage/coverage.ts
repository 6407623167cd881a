/** Changes of the list that try something, or why it changes no text. */
export type Coverage =
  | { readonly kind: 'tried'; readonly changes: readonly string[] }
  /** In every cell. */
  | { readonly kind: 'always' }
  | { readonly kind: 'harmless'; readonly reason: string };

export type CoverageOf = Readonly<Record<string, Coverage>>;

export const tried = (...changes: readonly string[]): Coverage => ({ kind: 'tried', changes });
export const ALWAYS: Coverage = { kind: 'always' };
export const harmless = (reason: string): Coverage => ({ kind: 'harmless', reason });

export const SELECTS = harmless('it selects');
export const RUNS_OTHERS = harmless('it runs what it is given');
