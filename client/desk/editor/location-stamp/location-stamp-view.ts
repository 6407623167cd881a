import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { LOCATION_STAMP_PARTS } from '../../../../shared/document/schema/location-stamp/spec.ts';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import type { LocationStamp } from '../../../../shared/domain/location.ts';
import { durationText, locationStampOf } from '../../../../shared/domain/location.ts';
import type { BlockTools } from '../blocks/block-tools.ts';
import type { BlockViewProps } from '../blocks/block-view.ts';
import { blockView, controlsOf } from '../blocks/block-view.ts';
import { shortTime } from '../details/zoned-time.ts';
import { button, element } from '../dom.ts';
import { showMissingParts } from '../parts/missing-parts.ts';
import type { Phase } from './change-phase.ts';
import { changePhase, JOURNEY_PARTS } from './change-phase.ts';
import './location-stamp.css';

const PHASES: readonly { readonly value: Phase; readonly label: string }[] = [
  { value: 'arriving', label: 'arriving' },
  { value: 'at', label: 'at' },
  { value: 'departing', label: 'departing' },
];

/**
 * One line like a dateline. Fields and controls alternate in it, so the fields' own element takes no part
 * in the layout (`display: contents`) and all of them are placed by `order`.
 */
export function locationStampView(props: BlockViewProps, tools: BlockTools): NodeView {
  const { editor, getPos } = props;
  const contentDOM = element('div', { class: 'stamp-parts' });
  const phase = phaseMenu((value) => changePhase(editor, getPos, value));
  const open = (anchor: HTMLElement): void =>
    tools.openDetails({ block: 'locationStamp', getPos, anchor });
  const time = button('', 'block-control stamp-time', () => open(time));
  const duration = button('', 'block-control stamp-duration', () => open(duration));
  const arrow = element('span', { class: 'stamp-arrow', 'aria-hidden': 'true' });
  const missing = element('span', { class: 'block-missing' });
  const controls = [
    controlsOf('stamp-when', phase, time),
    controlsOf('stamp-to', arrow),
    controlsOf('stamp-due', duration, missing),
  ];
  const dom = element('div', { class: 'stamp-block', 'data-block': 'locationStamp' });
  dom.append(contentDOM, ...controls);

  function show(node: Node): void {
    // toJSON gives ProseMirror JSON, whose shape the schema guarantees.
    const stamp = locationStampOf(node.toJSON() as ContentNode);
    dom.dataset.phase = stamp.phase;
    phase.value = stamp.phase;
    showTime(time, stamp, tools.liveBlog.timeZone);
    duration.hidden = stamp.phase !== 'departing';
    duration.textContent = durationLabel(stamp);
    const hidden = stamp.phase === 'departing' ? [] : JOURNEY_PARTS;
    showMissingParts(missing, { editor, getPos, block: node }, LOCATION_STAMP_PARTS, hidden);
  }

  return blockView(props.node, { dom, contentDOM, controls, show });
}

function phaseMenu(onChoose: (phase: Phase) => void): HTMLSelectElement {
  const menu = element('select', { class: 'stamp-phase', 'aria-label': 'Phase' });
  menu.append(...PHASES.map(({ value, label }) => element('option', { value }, label)));
  menu.addEventListener('change', () => {
    const chosen = PHASES.find(({ value }) => value === menu.value);
    if (chosen !== undefined) onChoose(chosen.value);
  });
  return menu;
}

function showTime(time: HTMLButtonElement, stamp: LocationStamp, eventZone: string): void {
  const text = stamp.at === null ? '' : shortTime(stamp.at, stamp.timeZone ?? eventZone);
  time.textContent = text === '' ? 'Add time' : text;
  time.setAttribute(
    'aria-label',
    text === '' ? 'Add local time, time zone and coordinates' : `${text}: time and place`,
  );
}

function durationLabel(stamp: LocationStamp): string {
  if (stamp.phase !== 'departing' || stamp.durationMinutes === null) return 'Add duration';
  return durationText(stamp.durationMinutes);
}
