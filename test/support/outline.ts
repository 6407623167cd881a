import type { ContentNode } from '../../shared/domain/content.ts';
import { numberAttribute, textAttribute } from '../../shared/domain/content.ts';

const MARKS: Readonly<Record<string, string>> = {
  bold: '*',
  italic: '_',
  strike: '-',
  superscript: '^',
  subscript: '~',
};

function inline(node: ContentNode): string {
  if (node.type === 'hardBreak') return ' / ';
  return (node.marks ?? []).reduceRight((shown, { type, attrs }) => {
    if (type === 'link') return `[${shown}](${JSON.stringify(attrs?.href).replaceAll('"', '')})`;
    const sign = MARKS[type] ?? `<${type}>`;
    return `${sign}${shown}${sign}`;
  }, node.text ?? '');
}

const childrenOf = (node: ContentNode): readonly ContentNode[] => node.content ?? [];
const words = (node: ContentNode): string => childrenOf(node).map(inline).join('');
const indent = (all: readonly string[], by: string): readonly string[] =>
  all.map((line) => `${by}${line}`);

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function number(value: number, type: string | null): string {
  if (type === 'a') return String.fromCharCode(96 + value);
  if (type === 'A') return String.fromCharCode(64 + value);
  const roman = ROMAN[value] ?? '?';
  if (type === 'i') return roman;
  return type === 'I' ? roman.toUpperCase() : String(value);
}

function list(node: ContentNode, marker: (index: number) => string): readonly string[] {
  return childrenOf(node).flatMap((item, index) => {
    const [first = '', ...rest] = childrenOf(item).flatMap(lines);
    return [`${marker(index)} ${first}`, ...indent(rest, '  ')];
  });
}

function cell(node: ContentNode): string {
  const spans = (['colspan', 'rowspan'] as const)
    .filter((name) => (numberAttribute(node, name) ?? 1) > 1)
    .map((name) => `${name}=${numberAttribute(node, name)} `);
  const head = node.type === 'tableHeader' ? '# ' : '';
  return `${head}${spans.join('')}${childrenOf(node).flatMap(lines).join(' // ')}`;
}

/** One block in lines of signs, with which tests say what a text looks like. */
function lines(node: ContentNode): readonly string[] {
  switch (node.type) {
    case 'paragraph':
      return [words(node)];
    case 'heading':
      return [`${'#'.repeat(numberAttribute(node, 'level') ?? 0)} ${words(node)}`];
    case 'headline':
      return [`! ${words(node)}`];
    case 'bulletList':
      return list(node, () => '-');
    case 'orderedList': {
      const start = numberAttribute(node, 'start') ?? 1;
      return list(node, (index) => `${number(start + index, textAttribute(node, 'type'))}.`);
    }
    case 'blockquote':
      return indent(childrenOf(node).flatMap(lines), '> ');
    case 'horizontalRule':
      return ['---'];
    case 'table':
      return childrenOf(node).map((row) => `| ${childrenOf(row).map(cell).join(' | ')} |`);
    default:
      return [`${node.type}(${childrenOf(node).map(words).join('; ')})`];
  }
}

/** A body as lines: `## heading`, `7. item`, `- item`, `> quoted`, `| cell |`, `*bold*`, `10^6^`, ` / ` for a break. */
export const outline = (content: ContentNode): string =>
  childrenOf(content).flatMap(lines).join('\n');
