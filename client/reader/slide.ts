import { findAll } from './page.ts';

/** What stands below or beside a change, outer ones first. */
const MOVABLE = '.rail, .rail li, .stream, [data-update], .more';
const SLIDE: KeyframeAnimationOptions = {
  id: 'slide',
  duration: 200,
  easing: 'cubic-bezier(0.2, 0, 0, 1)',
};

const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top;

/** What a change pushes away slides to its new place instead of jumping there. */
export function slideAfter(change: () => void): void {
  if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return change();
  const before = findAll(MOVABLE).map((element) => ({ element, top: topOf(element) }));
  // What still slides is caught where it is.
  for (const { element } of before) for (const slide of element.getAnimations()) slide.cancel();
  change();
  const moved = new Map<HTMLElement, number>();
  for (const { element, top } of before) moved.set(element, top - topOf(element));
  for (const [element, distance] of moved) {
    const around = element.parentElement?.closest<HTMLElement>(MOVABLE);
    // An outer one takes along what it holds.
    const own = distance - ((around && moved.get(around)) ?? 0);
    if (!element.isConnected || Math.abs(own) < 1) continue;
    element.animate({ transform: [`translateY(${own}px)`, 'none'] }, SLIDE);
  }
}
