import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import {
  confirmedOf,
  isConfirmedForOthers,
} from '../../../../shared/document/schema/quote/confirmation.ts';
import { QUOTE_PARTS } from '../../../../shared/document/schema/quote/spec.ts';
import type { Quote, Verification } from '../../../../shared/domain/quote.ts';
import { quoteOf } from '../../../../shared/domain/quote.ts';
import type { BlockTools } from '../blocks/block-tools.ts';
import type { BlockViewProps } from '../blocks/block-view.ts';
import { blockView, controlsOf, setBlockAttribute } from '../blocks/block-view.ts';
import { button, element, setAttributes } from '../dom.ts';
import { showMissingParts } from '../parts/missing-parts.ts';
import { languageName } from '../details/languages.ts';
import { shortTime } from '../details/zoned-time.ts';
import { contentOf } from './confirmations.ts';
import './quote.css';

/** Words first, then a quiet line of fields, then verification and details. */
export function quoteView(props: BlockViewProps, tools: BlockTools): NodeView {
  const { editor, getPos } = props;
  let shown = props.node;
  const contentDOM = element('div', { class: 'quote-parts' });
  const verify = button('', 'quote-verify', () =>
    setBlockAttribute(editor, getPos, 'verification', toggled(shown, tools)),
  );
  const details = button('', 'block-control', () =>
    tools.openDetails({ block: 'quote', getPos, anchor: details }),
  );
  const missing = element('span', { class: 'block-missing' });
  const controls = controlsOf('block-controls', verify, details, missing);
  const dom = element('figure', { class: 'quote-block', 'data-block': 'quote' });
  dom.append(contentDOM, controls);

  function show(node: Node): void {
    shown = node;
    const quote = quoteOf(contentOf(node));
    showCheck(verify, checkOf(node), quote.verification);
    details.textContent = detailsLabel(quote, tools.liveBlog.timeZone);
    showMissingParts(missing, { editor, getPos, block: node }, QUOTE_PARTS);
  }

  return blockView(props.node, { dom, contentDOM, controls: [controls], show });
}

/** `outdated`: somebody confirmed other words than these, or another speaker. */
type Check = 'confirmed' | 'outdated' | 'unconfirmed';

function checkOf(node: Node): Check {
  const content = contentOf(node);
  if (quoteOf(content).verification.status !== 'confirmed') return 'unconfirmed';
  return isConfirmedForOthers(content) ? 'outdated' : 'confirmed';
}

function toggled(node: Node, { staff, now }: BlockTools): unknown {
  if (checkOf(node) === 'confirmed') return 'unconfirmed';
  const of = confirmedOf(contentOf(node));
  return { status: 'confirmed', by: staff.name, at: now().toISOString(), of };
}

function showCheck(verify: HTMLButtonElement, check: Check, verification: Verification): void {
  const by =
    verification.status === 'confirmed' && verification.by !== null ? ` by ${verification.by}` : '';
  const words: Readonly<Record<Check, readonly [label: string, spoken: string, title: string]>> = {
    confirmed: [`Confirmed${by}`, `Confirmed${by}`, 'Take the confirmation back'],
    outdated: [
      `Changed since confirmed${by}`,
      `Confirmed: not as it stands now, it was changed since it was confirmed${by}`,
      'Confirm that these words were said by this speaker',
    ],
    unconfirmed: ['Unconfirmed', 'Confirmed: not yet', 'Confirm that these words were said'],
  };
  const [label, spoken, title] = words[check];
  if (verify.textContent !== label) verify.textContent = label;
  setAttributes(verify, {
    'data-check': check,
    'aria-pressed': String(check === 'confirmed'),
    'aria-label': spoken,
    title,
  });
}

function detailsLabel(quote: Quote, timeZone: string): string {
  const known = [
    ...(quote.saidAt === null ? [] : [`Said ${shortTime(quote.saidAt, timeZone)}`]),
    ...(quote.language === null ? [] : [languageName(quote.language)]),
  ];
  return known.length === 0 ? 'When, language' : known.join(' · ');
}
