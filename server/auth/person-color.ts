/** Dark enough for white text on them (4.5:1), and apart from the colours of states. */
const COLORS = [
  '#0b6e99',
  '#8a4b08',
  '#5b5bd6',
  '#0f766e',
  '#a1296b',
  '#4d7c0f',
  '#9333ea',
  '#b4431c',
  '#1e40af',
  '#7a5c00',
  '#6b4f7a',
  '#2f6f4f',
] as const;

/**
 * The colour of a person's caret and face: the same on every screen and every day. By the place of their
 * account, so that two of a small newsroom never share one.
 */
export function personColor(place: number): string {
  return COLORS[place % COLORS.length] ?? COLORS[0];
}
