import { element } from '../dom.ts';
import './carets.css';

/** A colleague as the server names them; before it has, the fields may be missing. */
export interface Colleague {
  readonly name?: unknown;
  readonly color?: unknown;
}

const NO_COLOR = '#5c6168';

const nameOf = ({ name }: Colleague): string => (typeof name === 'string' ? name : 'Someone');

/** Nothing but a colour gets into a style. */
const colorOf = ({ color }: Colleague): string =>
  typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? color : NO_COLOR;

/**
 * A thin line with a name that shows while it moves and when it is pointed at. It takes no room anywhere: in
 * text, at its end, in an empty paragraph, and between blocks, rows and fields.
 */
export function caretElement(person: Colleague): HTMLElement {
  const label = element('span', { class: 'caret-name' }, nameOf(person));
  const line = element('span', { class: 'caret', 'aria-hidden': 'true' }, label);
  line.style.setProperty('--person', colorOf(person));
  return line;
}

/** Attributes of what a colleague has selected. */
export const selectionAttributes = (person: Colleague): Record<string, string> => ({
  class: 'caret-selection',
  style: `--person: ${colorOf(person)}`,
});
