import type { Page } from '@playwright/test';

/** Where something stands on the page, in pixels. */
interface Box {
  readonly what: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The boxes of all that an open text shows: blocks, fields, items, cells, controls and pictures, and every
 * letter; without what is there because of a colleague.
 */
export async function layoutOf(page: Page): Promise<readonly Box[]> {
  return page.evaluate(() => {
    const text = document.querySelector('.update-text');
    if (text === null) throw new Error('no text is open');
    const place = (what: string, { x, y, width, height }: DOMRect) => ({
      what,
      x,
      y: y + scrollY,
      width,
      height,
    });
    const foreign = '.caret, .caret *, .caret-selection, .ProseMirror-separator, br';
    const elements = [text, ...text.querySelectorAll(`:not(${foreign})`)].filter(
      (element) => getComputedStyle(element).display !== 'inline',
    );
    const boxes = elements.map((element) =>
      place(`${element.tagName} ${element.className}`, element.getBoundingClientRect()),
    );
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement?.closest('.caret') !== null) continue;
      const letters = node.textContent ?? '';
      for (let index = 0; index < letters.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        boxes.push(place(letters[index] ?? '', range.getBoundingClientRect()));
      }
    }
    return boxes;
  });
}

/** What stands elsewhere or has another size, by more than half a pixel, in words. */
export function moved(before: readonly Box[], after: readonly Box[]): readonly string[] {
  if (before.length !== after.length) {
    const known = before.map(({ what }) => what);
    const come = after.filter(({ what }) => !known.includes(what)).map(({ what }) => what);
    return [`${before.length} boxes became ${after.length}`, ...come];
  }
  return before.flatMap((box, index) => {
    const now = after[index] ?? box;
    const sides = ['x', 'y', 'width', 'height'] as const;
    return sides
      .filter((side) => Math.abs(box[side] - now[side]) > 0.5)
      .map((side) => `${box.what}: ${side} ${box[side].toFixed(1)} → ${now[side].toFixed(1)}`);
  });
}
