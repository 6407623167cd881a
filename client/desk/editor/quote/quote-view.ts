import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { QUOTE_PARTS } from '../../../../shared/document/schema/quote/spec.ts';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import type { Quote, Verification } from '../../../../shared/domain/quote.ts';
import { quoteOf } from '../../../../shared/domain/quote.ts';
import type { BlockTools } from '../blocks/block-tools.ts';
import type { BlockViewProps } from '../blocks/block-view.ts';
import { blockView, controlsOf, setBlockAttribute } from '../blocks/block-view.ts';
import { button, element, setAttributes } from '../dom.ts';
import { missingPartButtons } from '../parts/missing-parts.ts';
import { languageName } from '../details/languages.ts';
import { shortTime } from '../details/zoned-time.ts';
import './quote.css';

/** Words first, then a quiet line of fields, then verification and details. */
export function quoteView(props: BlockViewProps, tools: BlockTools): NodeView {
  const { editor, getPos } = props;
  let verification: Verification = { status: 'unconfirmed' };
  const contentDOM = element('div', { class: 'quote-parts' });
  const verify = button('', 'quote-verify', () =>
    setBlockAttribute(editor, getPos, 'verification', toggled(verification, tools)),
  );
  const details = button('', 'block-control', () =>
    tools.openDetails({ block: 'quote', getPos, anchor: details }),
  );
  const missing = element('span', { class: 'block-missing' });
  const controls = controlsOf('block-controls', verify, details, missing);
  const dom = element('figure', { class: 'quote-block', 'data-block': 'quote' });
  dom.append(contentDOM, controls);

  function show(node: Node): void {
    const quote = quoteOf(contentOf(node));
    verification = quote.verification;
    showVerification(verify, verification);
    details.textContent = detailsLabel(quote, tools.liveBlog.timeZone);
    missing.replaceChildren(...missingPartButtons(props, node, QUOTE_PARTS));
  }

  return blockView(props.node, { dom, contentDOM, controls: [controls], show });
}

// toJSON gives ProseMirror JSON, whose shape the schema guarantees.
const contentOf = (node: Node): ContentNode => node.toJSON() as ContentNode;

function toggled(verification: Verification, { staff, now }: BlockTools): unknown {
  if (verification.status === 'confirmed') return 'unconfirmed';
  return { status: 'confirmed', by: staff.name, at: now().toISOString() };
}

function showVerification(verify: HTMLButtonElement, verification: Verification): void {
  const confirmed = verification.status === 'confirmed';
  const by = confirmed && verification.by !== null ? ` by ${verification.by}` : '';
  verify.textContent = confirmed ? `Confirmed${by}` : 'Unconfirmed';
  setAttributes(verify, {
    'aria-pressed': String(confirmed),
    'aria-label': confirmed ? `Confirmed${by}` : 'Confirmed: not yet',
    title: confirmed ? 'Take the confirmation back' : 'Confirm that these words were said',
  });
}

function detailsLabel(quote: Quote, timeZone: string): string {
  const known = [
    ...(quote.saidAt === null ? [] : [`Said ${shortTime(quote.saidAt, timeZone)}`]),
    ...(quote.language === null ? [] : [languageName(quote.language)]),
  ];
  return known.length === 0 ? 'When, language' : known.join(' · ');
}
