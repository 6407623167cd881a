import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { numberAttribute, textAttribute } from '../../../../shared/domain/content.ts';
import { isMediaUrl } from '../../../../shared/document/schema/url.ts';
import type { BlockViewProps } from '../blocks/block-view.ts';
import { blockView, controlsOf, setBlockAttribute } from '../blocks/block-view.ts';
import { element, setAttributes } from '../dom.ts';
import { showMissingParts } from '../parts/missing-parts.ts';
import './image.css';

const IMAGE_PARTS = ['imageCaption', 'imageCredit'] as const;

/** The picture, what it shows in words, then caption and credit. */
export function imageView(props: BlockViewProps): NodeView {
  const { editor, getPos } = props;
  const picture = element('img', { class: 'image-picture', draggable: 'false' });
  const description = element('input', {
    class: 'image-alt',
    type: 'text',
    placeholder: 'Say what the picture shows, for those who cannot see it',
    maxlength: '2000',
  });
  description.addEventListener('change', () =>
    setBlockAttribute(editor, getPos, 'alt', description.value.trim()),
  );
  const required = element('span', { class: 'image-required' }, 'needed');
  const label = element('label', { class: 'image-description' });
  label.append(element('span', {}, 'Alt text '), required, description);
  const missing = element('span', { class: 'block-missing' });
  const contentDOM = element('figcaption', { class: 'image-parts' });
  const controls = [
    controlsOf('image-frame', picture),
    controlsOf('image-controls', label, missing),
  ];
  const dom = element('figure', { class: 'image-block', 'data-block': 'image' });
  dom.append(...controls, contentDOM);

  function show(node: Node): void {
    // toJSON gives ProseMirror JSON, whose shape the schema guarantees.
    const content = node.toJSON() as ContentNode;
    const source = textAttribute(content, 'src');
    const alt = textAttribute(content, 'alt') ?? '';
    showPicture(picture, content, source, alt);
    required.hidden = alt.trim() !== '';
    description.disabled = !editor.isEditable;
    if (document.activeElement !== description) description.value = alt;
    showMissingParts(missing, { editor, getPos, block: node }, IMAGE_PARTS);
  }

  return blockView(props.node, { dom, contentDOM, controls, show });
}

function showPicture(
  picture: HTMLImageElement,
  content: ContentNode,
  source: string | null,
  alt: string,
): void {
  const width = numberAttribute(content, 'width');
  const height = numberAttribute(content, 'height');
  setAttributes(picture, {
    src: source !== null && isMediaUrl(source) ? source : null,
    alt,
    width: width === null ? null : String(width),
    height: height === null ? null : String(height),
  });
}
