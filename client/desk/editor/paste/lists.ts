import type { Losses } from './losses.ts';
import { numberingOf } from './list-numbering.ts';
import {
  isBlankText,
  isElement,
  isList,
  isNothing,
  isText,
  moveChildren,
  neighbour,
  tagOf,
} from './markup.ts';
import { styleOf } from './styles.ts';

const BOX = { checked: '☑ ', unchecked: '☐ ' };

/** True and false as pages write them; null where an item has no box. */
function checkOf(item: Element): boolean | null {
  const input = item.querySelector(
    ':scope > input[type="checkbox"], :scope > label > input[type="checkbox"], :scope > p > input[type="checkbox"]',
  );
  const told =
    item.getAttribute('data-checked') ??
    (item.getAttribute('role') === 'checkbox' ? item.getAttribute('aria-checked') : null);
  if (told !== null) return told === 'true';
  return input === null ? null : input.hasAttribute('checked');
}

/** The boxes of check lists become characters: nobody could tell what was done. */
export function keepCheckBoxes(body: Element): void {
  for (const item of body.querySelectorAll('li')) {
    const checked = checkOf(item);
    if (checked === null) continue;
    // Google's boxes are pictures.
    if (item.getAttribute('role') === 'checkbox') {
      for (const picture of item.querySelectorAll(':scope > img')) picture.remove();
    }
    const text = item.querySelector('p') ?? item;
    text.prepend(checked ? BOX.checked : BOX.unchecked);
  }
}

/** Lists right within lists hang under the item before, as they look; where a selection began within, under none. */
function hangLists(list: Element): void {
  for (const child of Array.from(list.childNodes)) {
    if (isNothing(child)) continue;
    if (isElement(child) && tagOf(child) === 'li') continue;
    const before = neighbourItem(child);
    if (isList(child)) {
      if (before === null) list.before(child);
      else before.append(child);
      continue;
    }
    const item = list.ownerDocument.createElement('li');
    child.replaceWith(item);
    item.append(child);
  }
}

function neighbourItem(node: ChildNode): Element | null {
  let before = node.previousSibling;
  while (before !== null && isNothing(before)) before = before.previousSibling;
  return isElement(before) && tagOf(before) === 'li' ? before : null;
}

/** An item that holds nothing but a list, as Lexical and others write it, is no item that shows. */
function joinEmptyItems(list: Element): void {
  for (const item of list.querySelectorAll(':scope > li')) {
    const shown = [...item.childNodes].filter((child) => !isNothing(child));
    const before = neighbour(item, 'previousSibling');
    if (shown.length === 0 || !shown.every(isList)) continue;
    if (isElement(before)) moveChildren(item, before);
    else list.before(...shown);
    item.remove();
  }
}

const whole = (text: string | null): number | null =>
  text !== null && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null;

/** Splits a numbered list where an item says a number that is not the next. */
function splitAtValues(list: Element): readonly Element[] {
  const parts = [list];
  let next = whole(list.getAttribute('start')) ?? 1;
  let part = list;
  for (const item of list.querySelectorAll(':scope > li')) {
    const value = whole(item.getAttribute('value')) ?? next;
    if (value !== next && item !== part.firstElementChild) {
      const rest = list.ownerDocument.createElement('ol');
      for (const name of ['type', 'style']) {
        const told = list.getAttribute(name);
        if (told !== null) rest.setAttribute(name, told);
      }
      const followers = followersOf(item);
      part.after(rest);
      rest.append(item);
      for (const follower of followers) rest.append(follower);
      parts.push(rest);
      part = rest;
    }
    if (item === part.firstElementChild) part.setAttribute('start', String(value));
    next = value + 1;
  }
  return parts;
}

function followersOf(item: Element): readonly Element[] {
  const followers: Element[] = [];
  for (let next = item.nextElementSibling; next !== null; next = next.nextElementSibling)
    followers.push(next);
  return followers;
}

/** Letters stay letters. Only HTML's own numberings come through to the readers' page. */
function nameNumbering(list: Element, losses: Losses): void {
  const first = list.querySelector(':scope > li');
  const style =
    styleOf(list).get('list-style-type') ??
    (first === null ? undefined : styleOf(first).get('list-style-type'));
  const type = list.getAttribute('type') ?? first?.getAttribute('type') ?? null;
  const numbering = type ?? (style === undefined ? '1' : numberingOf(style));
  if (numbering === null && style !== 'none') losses.note('numbering');
  if (list.hasAttribute('reversed')) losses.note('numbering');
  list.removeAttribute('type');
  if (numbering !== null && /^[aAiI]$/.test(numbering)) list.setAttribute('type', numbering);
}

/** Items of one list each that count on are one list, as in the web's Word, Notion and others. */
function joinNext(list: Element): void {
  const before = neighbour(list, 'previousSibling');
  if (!isElement(before) || tagOf(before) !== 'ol') return;
  const start = whole(list.getAttribute('start')) ?? 1;
  const first = whole(before.getAttribute('start')) ?? 1;
  const sameKind = before.getAttribute('type') === list.getAttribute('type');
  if (start === 1 || !sameKind || first + before.childElementCount !== start) return;
  moveChildren(list, before);
  list.remove();
}

/**
 * Lists as the schema holds them: items in lists, deeper lists in items, numbers and letters as they showed.
 */
export function tidyLists(body: Element, losses: Losses): void {
  for (const list of body.querySelectorAll('ol, ul, menu, dir')) {
    hangLists(list);
    joinEmptyItems(list);
    for (const child of Array.from(list.childNodes))
      if (isText(child) && isBlankText(child.data)) child.remove();
    if (tagOf(list) !== 'ol') continue;
    for (const part of splitAtValues(list)) nameNumbering(part, losses);
    joinNext(list);
  }
}
