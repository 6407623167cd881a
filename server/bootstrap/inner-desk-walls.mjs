// Walls inside of client/desk, one around each of its folders. wall-rules.mjs has those around the desk.

/** @import { Wall } from './wall-rules.mjs' */

/**
 * @typedef {object} Room
 * @property {string} name a folder of client/desk, or a file beside the folders
 * @property {readonly string[]} imports the rooms that it may import; all of them stand before it in the list
 * @property {string} why
 */

/** What every room may import: values that tell of their changes, and work that leaves time to the keys. */
const GROUND = ['observable.ts', 'rested.ts'];

/** Files that put the rooms together, and that no room imports. */
const TOP = ['routes.tsx', 'main.tsx'];

/** @type {readonly Room[]} */
const rooms = [
  { name: 'api', imports: [], why: 'requests and their answers, with no screen' },
  { name: 'ui', imports: ['api'], why: 'parts of every screen, which know no live blog' },
  { name: 'time', imports: ['ui'], why: 'times and zones as people read and choose them' },
  { name: 'keyboard', imports: ['ui'], why: 'keys become commands, and others carry them out' },
  {
    name: 'connection',
    imports: ['api'],
    why: 'a draft is kept and sent with no screen and no editor',
  },
  {
    name: 'session',
    imports: ['api', 'connection', 'ui'],
    why: 'who is signed in, before anything of the desk shows',
  },
  {
    name: 'cache',
    imports: ['api', 'session', 'ui'],
    why: 'the server’s updates as the desk has them, whoever shows them',
  },
  {
    name: 'offline',
    imports: ['api', 'cache', 'connection', 'session'],
    why: 'what waits for the server, whoever made it',
  },
  {
    name: 'desk-context.ts',
    imports: ['offline'],
    why: 'all of one live blog’s desk stands on it',
  },
  {
    name: 'presence',
    imports: ['desk-context.ts', 'session', 'ui'],
    why: 'who is here, whatever they do',
  },
  {
    name: 'attribution',
    imports: ['api', 'connection', 'session', 'ui'],
    why: 'who wrote what, as the document says it; an editor shows it',
  },
  {
    name: 'editor',
    imports: ['attribution', 'connection', 'time', 'ui'],
    why: 'the text of one update, which can be written outside of a desk',
  },
  {
    name: 'update-card',
    imports: ['session', 'time', 'ui'],
    why: 'an update to be read, wherever it stands',
  },
  {
    name: 'history',
    imports: ['api', 'cache', 'desk-context.ts', 'session', 'time', 'ui', 'update-card'],
    why: 'versions of an update, wherever they show',
  },
  {
    name: 'boards',
    imports: ['api', 'cache', 'desk-context.ts', 'history', 'session', 'time', 'ui', 'update-card'],
    why: 'what stands beside the timeline, and knows no open update',
  },
  {
    name: 'publishing',
    imports: ['api', 'boards', 'cache', 'desk-context.ts', 'session', 'ui', 'update-card'],
    why: 'the ways of an update to its readers, and no text of it',
  },
  {
    name: 'open-update',
    imports: [
      'api',
      'attribution',
      'boards',
      'cache',
      'connection',
      'desk-context.ts',
      'editor',
      'history',
      'keyboard',
      'publishing',
      'session',
      'ui',
      'update-card',
    ],
    why: 'one update that is open, wherever its card stands',
  },
  {
    name: 'live-blogs',
    imports: ['api', 'session', 'time', 'ui'],
    why: 'a page beside the desk, and the form for one live blog',
  },
  {
    name: 'timeline',
    imports: [
      'api',
      'boards',
      'cache',
      'desk-context.ts',
      'keyboard',
      'live-blogs',
      'offline',
      'open-update',
      'publishing',
      'session',
      'time',
      'ui',
      'update-card',
    ],
    why: 'the updates in their order, whatever stands around them',
  },
  {
    name: 'workspace',
    imports: [
      'api',
      'boards',
      'cache',
      'connection',
      'desk-context.ts',
      'keyboard',
      'offline',
      'open-update',
      'presence',
      'publishing',
      'session',
      'timeline',
      'ui',
    ],
    why: 'the desk of one live blog, put together',
  },
  {
    name: 'people',
    imports: ['api', 'session', 'time', 'ui'],
    why: 'a page beside the desk',
  },
  {
    name: 'quarantine',
    imports: ['api', 'session', 'time', 'ui'],
    why: 'a page beside the desk',
  },
];

/**
 * The walls around the rooms of client/desk. Throws where an entry names what does not stand before it: such rooms
 * could import each other in a circle.
 * @param {readonly Room[]} [list]
 * @returns {readonly Wall[]}
 */
export function innerDeskWalls(list = rooms) {
  const names = list.map(({ name }) => name);
  return [
    {
      name: 'desk-folder-has-a-wall',
      why: 'each folder of the desk is an entry of inner-desk-walls.mjs',
      from: /^client\/desk\//,
      except: pathsIn([...GROUND, ...names, ...TOP]),
      to: /./,
    },
    {
      name: 'desk-ground-imports-no-room',
      why: 'every room of the desk stands on it',
      from: pathsIn(GROUND),
      to: /^client\//,
    },
    ...list.map(({ name, imports, why }, place) => {
      const above = imports.filter((imported) => !names.slice(0, place).includes(imported));
      if (above.length > 0) throw new Error(`${name} imports ${above.join()}, not before it`);
      return {
        name: `desk-${name}-imports-what-it-names`,
        why,
        from: pathsIn([name]),
        to: /^client\/desk\//,
        unless: pathsIn([...GROUND, name, ...imports]),
      };
    }),
  ];
}

/** @param {readonly string[]} names of folders and files of client/desk */
function pathsIn(names) {
  const paths = names.map((name) =>
    name.includes('.') ? `${name.replace('.', '\\.')}$` : `${name}/`,
  );
  return new RegExp(`^client/desk/(${paths.join('|')})`);
}
