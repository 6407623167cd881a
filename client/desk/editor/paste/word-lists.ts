/** `mso-list:l0 level2 lfo1`: which list and how deep. */
const LIST_STYLE = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBERED = /^\s*(\(?\d+|[a-z]|[ivxlc]+)[.)]/i;

interface WordItem {
  readonly paragraph: HTMLElement;
  /** From 1. */
  readonly level: number;
  readonly list: string;
  readonly ordered: boolean;
}

/** Word writes the bullet or number as text that a browser is told to ignore. */
function markerOf(paragraph: HTMLElement): HTMLElement | null {
  return (
    [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
      /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
    ) ?? null
  );
}

function itemOf(paragraph: HTMLElement): WordItem | null {
  const [, list = '', level = '1'] = LIST_STYLE.exec(paragraph.getAttribute('style') ?? '') ?? [];
  if (list === '') return null;
  const marker = markerOf(paragraph);
  const ordered = NUMBERED.test(marker?.textContent ?? '');
  marker?.remove();
  return { paragraph, list, level: Math.min(Number(level), 9), ordered };
}

function newList(item: WordItem): HTMLElement {
  return item.paragraph.ownerDocument.createElement(item.ordered ? 'ol' : 'ul');
}

/** Hangs `item` under the open lists; `open[n]` is the list of level n + 1. */
function hang(item: WordItem, open: HTMLElement[]): void {
  const document = item.paragraph.ownerDocument;
  open.length = Math.min(open.length, item.level);
  while (open.length < item.level) {
    const list = newList(item);
    open.at(-1)?.lastElementChild?.append(list);
    open.push(list);
    // A level that was skipped still needs an item for the deeper list to hang from.
    if (open.length < item.level) list.append(document.createElement('li'));
  }
  const entry = document.createElement('li');
  const text = document.createElement('p');
  text.append(...item.paragraph.childNodes);
  entry.append(text);
  open.at(-1)?.append(entry);
}

/** Turns Word's list paragraphs, which only look like lists, into lists. */
export function listsFromWord(body: HTMLElement): void {
  let open: HTMLElement[] = [];
  let last: { readonly item: WordItem } | null = null;
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[style*="mso-list" i]')) {
    const follows = last !== null && paragraph.previousElementSibling === open[0];
    const item = itemOf(paragraph);
    if (item === null) continue;
    if (!follows || last?.item.list !== item.list) open = [];
    const fresh = open.length === 0;
    hang(item, open);
    const [root] = open;
    if (fresh && root !== undefined) paragraph.replaceWith(root);
    else paragraph.remove();
    last = { item };
  }
}
