import { ListBuilder } from './list-builder.ts';
import type { Numbering } from './list-numbering.ts';
import { isNumbering, numberingOf } from './list-numbering.ts';
import { isElement, isList, moveChildren, neighbour, rename, unwrap } from './markup.ts';
import { styleOf } from './styles.ts';

const count = (text: string | null): number => Math.max(0, Math.trunc(Number(text ?? 0)) || 0);

function numberingOfItem(item: Element, list: Element): Numbering | null {
  if (list.nodeName === 'UL') return null;
  const named = list.getAttribute('type');
  if (isNumbering(named)) return named;
  const style = styleOf(list).get('list-style-type') ?? styleOf(item).get('list-style-type');
  return numberingOf(style ?? 'decimal') ?? '1';
}

/**
 * The web's Word writes every item as a list of its own, and says by attributes how deep it is and which
 * number it has ([C10]).
 */
export function listsFromWordForTheWeb(body: Element): void {
  for (const wrapper of body.querySelectorAll('div.ListContainerWrapper')) unwrap(wrapper);
  const lists = new ListBuilder();
  /** The number that the next item of each list has. */
  const numbers = new Map<Element, number>();
  for (const item of body.querySelectorAll('li[data-aria-level]')) {
    const list = item.parentElement;
    if (!isList(list)) continue;
    const known = numbers.get(list);
    if (known === undefined && !lists.endsWith(neighbour(list, 'previousSibling'))) lists.end();
    const numbering = numberingOfItem(item, list);
    const value =
      known ??
      (count(list.getAttribute('start')) || count(item.getAttribute('data-aria-posinset')) || 1);
    const content = item.ownerDocument.createElement('div');
    moveChildren(item, content);
    const root = lists.add({
      level: count(item.getAttribute('data-aria-level')) || 1,
      indent: 0,
      marker: numbering === null ? { kind: 'bullet' } : { kind: 'number', numbering, value },
      content,
    });
    if (root !== null) list.before(root);
    unwrap(content);
    item.remove();
    numbers.set(list, value + 1);
    if (list.childElementCount === 0) list.remove();
  }
}

/** Its headings are marked for screen readers only. */
export function headingsFromRoles(body: Element): void {
  for (const heading of body.querySelectorAll('[role="heading" i]')) {
    const level = count(heading.getAttribute('aria-level')) || 2;
    if (!isElement(heading) || /^H[1-6]$/.test(heading.nodeName)) continue;
    rename(heading, `h${Math.min(level, 6)}`);
  }
}
