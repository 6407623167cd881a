import { describe, expect, it } from 'vitest';
import { circlesIn } from '../../server/bootstrap/circles.mjs';
import { readImports } from '../../server/bootstrap/import-graph.mjs';
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

describe('circles between files', () => {
  const graph = (...ways: readonly (readonly [string, readonly string[]])[]) => new Map(ways);

  it('are found, with the way around', () => {
    const found = circlesIn(graph(['main', ['a']], ['a', ['b']], ['b', ['c', 'd']], ['c', ['a']]));
    expect(found).toEqual([['a', 'b', 'c', 'a']]);
  });

  it('are found where there are several', () => {
    const found = circlesIn(graph(['a', ['b']], ['b', ['a', 'c']], ['c', ['d']], ['d', ['c']]));
    expect(found).toEqual([
      ['a', 'b', 'a'],
      ['c', 'd', 'c'],
    ]);
  });

  it('are none where two ways lead to one file', () => {
    expect(circlesIn(graph(['a', ['b', 'c']], ['b', ['d']], ['c', ['d']], ['d', []]))).toEqual([]);
  });

  it.each([
    ['values', "import { two } from './two.ts';", false],
    ['types', "import type { Two } from './two.ts';", true],
    ['types one by one', "import { type Two } from './two.ts';", true],
    ['types that are passed on', "export type { Two } from './two.ts';", true],
    ['code that is loaded later', "void import('./two.ts');", false],
  ])('count imports of %s', (_what, source, typeOnly) => {
    expect(readImports('client/one.ts', source)).toEqual([{ to: 'client/two.ts', typeOnly }]);
  });
});
