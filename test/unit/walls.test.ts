import { describe, expect, it } from 'vitest';
import { innerDeskWalls } from '../../server/bootstrap/inner-desk-walls.mjs';

describe('walls of the desk', () => {
  const crossed = (from: string, to: string): string[] =>
    innerDeskWalls()
      .filter((wall) => wall.from.test(from) && !wall.except?.test(from))
      .filter((wall) => wall.to.test(to) && !wall.unless?.test(to))
      .map(({ name }) => name);

  it.each([
    ['cache/apply-update.ts', 'timeline/stream.tsx', 'desk-cache-imports-what-it-names'],
    ['update-card/card.tsx', 'open-update/open-card.tsx', 'desk-update-card-imports-what-it-names'],
    ['connection/sync.ts', 'editor/extensions.ts', 'desk-connection-imports-what-it-names'],
    ['boards/panel.tsx', 'routes.tsx', 'desk-boards-imports-what-it-names'],
    ['desk-context.ts', 'workspace/rail.tsx', 'desk-desk-context.ts-imports-what-it-names'],
    ['observable.ts', 'ui/button.tsx', 'desk-ground-imports-no-room'],
    ['feeds/feed-list.tsx', 'ui/button.tsx', 'desk-folder-has-a-wall'],
    ['helper.ts', 'ui/button.tsx', 'desk-folder-has-a-wall'],
  ])('%s must not import %s', (from, to, wall) => {
    expect(crossed(`client/desk/${from}`, `client/desk/${to}`)).toEqual([wall]);
  });

  it.each([
    ['timeline/stream.tsx', 'cache/timeline-cache.ts'],
    ['cache/apply-update.ts', 'cache/timeline-cache.ts'],
    ['cache/apply-update.ts', 'observable.ts'],
    ['main.tsx', 'routes.tsx'],
  ])('%s may import %s', (from, to) => {
    expect(crossed(`client/desk/${from}`, `client/desk/${to}`)).toEqual([]);
  });

  it('refuse folders that could import each other in a circle', () => {
    const circle = [
      { name: 'cards', imports: ['boards'], why: 'cards show boards' },
      { name: 'boards', imports: ['cards'], why: 'boards show cards' },
    ];
    expect(() => innerDeskWalls(circle)).toThrow('cards imports boards');
  });
});
