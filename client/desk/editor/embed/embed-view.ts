import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { textAttribute } from '../../../../shared/domain/content.ts';
import type { BlockViewProps } from '../blocks/block-view.ts';
import { blockView, controlsOf, setBlockAttribute } from '../blocks/block-view.ts';
import { element } from '../dom.ts';
import './embed.css';

/** Two plain fields: nothing from elsewhere is loaded while one writes. */
export function embedView(props: BlockViewProps): NodeView {
  const { editor, getPos } = props;
  const address = field('Address to embed', 'https://', 'url');
  const title = field('What it is', 'What readers will see before they load it', 'text');
  address.input.addEventListener('change', () =>
    setBlockAttribute(editor, getPos, 'url', addressOf(address.input.value)),
  );
  title.input.addEventListener('change', () =>
    setBlockAttribute(editor, getPos, 'title', title.input.value.trim()),
  );
  const host = element('p', { class: 'embed-host' });
  const controls = controlsOf('embed-fields', host, address.label, title.label);
  const dom = element('div', { class: 'embed-block', 'data-block': 'embed' }, controls);

  function show(node: Node): void {
    // toJSON gives ProseMirror JSON, whose shape the schema guarantees.
    const content = node.toJSON() as ContentNode;
    const url = textAttribute(content, 'url') ?? '';
    host.textContent = `Embed${URL.canParse(url) ? ` · ${new URL(url).hostname}` : ''}`;
    showValue(address.input, url, editor.isEditable);
    showValue(title.input, textAttribute(content, 'title') ?? '', editor.isEditable);
  }

  return blockView(props.node, { dom, controls: [controls], show });
}

function field(name: string, placeholder: string, type: string) {
  const input = element('input', { type, placeholder, class: 'embed-input' });
  const label = element('label', { class: 'embed-field' }, element('span', {}, name), input);
  return { input, label };
}

function showValue(input: HTMLInputElement, value: string, editable: boolean): void {
  input.disabled = !editable;
  if (document.activeElement !== input) input.value = value;
}

/** People paste addresses without their scheme. */
function addressOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^[a-z]+:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
