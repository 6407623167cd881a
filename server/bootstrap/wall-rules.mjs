// Imports point one way; each wall here is one sentence of that. A file is named by its path, a package
// as `npm:yjs`, a part of Node as `node:fs`.

import { innerDeskWalls } from './inner-desk-walls.mjs';
import { innerServerWalls } from './inner-server-walls.mjs';

/**
 * @typedef {object} Wall
 * @property {string} name
 * @property {string} why
 * @property {RegExp} from which files the wall stands around
 * @property {RegExp} [except] files among them that may pass
 * @property {RegExp} to what they must not import
 * @property {RegExp} [unless] what among that they may import
 * @property {boolean} [atRunTime] types may pass: they are gone when the program runs
 * @property {boolean} [reach] also through other files, as a bundler follows them
 */

const yjs = /^npm:(yjs|y-[a-z]+)(\/|$)/;
const editor = /^npm:(@tiptap|prosemirror-[a-z]+)(\/|$)/;
const react = /^npm:(react|react-dom|react-router|@base-ui\/react|lucide-react)(\/|$)/;

/** @type {readonly Wall[]} */
const sharedWalls = [
  {
    name: 'shared-imports-nothing-of-ours',
    why: 'client and server both stand on it',
    from: /^shared\//,
    to: /^(server|client|test)\//,
  },
  {
    name: 'shared-is-pure',
    why: 'no clock, random, network, DOM or database',
    from: /^shared\//,
    to: /^node:|^npm:(express|ws|socket\.io|kysely|pg|better-sqlite3|react|react-dom)(\/|$)/,
  },
  {
    name: 'ids-and-result-import-nothing',
    why: 'they are the ground floor',
    from: /^shared\/(ids|result)\.ts$/,
    to: /^shared\//,
    unless: /^shared\/(ids|result)\.ts$/,
  },
  {
    name: 'limits-import-nothing',
    why: 'every room may ask how far something may grow',
    from: /^shared\/limits\.ts$/,
    to: /./,
  },
  {
    name: 'domain-imports-only-ids-and-result',
    why: 'the rules of the newsroom know no document format and no wire',
    from: /^shared\/domain\//,
    to: /^shared\//,
    unless: /^shared\/(ids\.ts|result\.ts|domain\/)/,
  },
  {
    name: 'document-never-imports-protocol',
    why: 'what a document is and how it travels change for different reasons',
    from: /^shared\/document\//,
    to: /^shared\/protocol\//,
  },
  {
    name: 'protocol-never-imports-document',
    why: 'what a document is and how it travels change for different reasons',
    from: /^shared\/protocol\//,
    to: /^shared\/document\//,
  },
  {
    name: 'page-is-imported-by-no-other-shared-room',
    why: 'it is the top floor of shared: the readers’ HTML',
    from: /^shared\//,
    except: /^shared\/page\//,
    to: /^shared\/page\//,
  },
];

/**
 * @param {string} room
 * @param {number} _position
 * @param {readonly string[]} rooms
 * @returns {Wall}
 */
function neverImportsSiblings(room, _position, rooms) {
  const siblings = rooms.filter((other) => other !== room);
  return {
    name: `${room}-imports-no-sibling`,
    why: 'a room declares the small interface that it needs, and app.ts wires it',
    from: new RegExp(`^server/${room}/`),
    to: new RegExp(`^server/(${siblings.join('|')})/`),
  };
}

/** @type {readonly Wall[]} */
const serverWalls = [
  {
    name: 'server-never-imports-client',
    why: 'they meet in shared/ only',
    from: /^server\//,
    to: /^client\//,
  },
  ...['sync', 'desk', 'reader'].map(neverImportsSiblings),
  {
    name: 'app-is-the-composition-root',
    why: 'only what starts the program may import it',
    from: /^server\//,
    except: /^server\/(main\.ts|cli\/|demo\/)/,
    to: /^server\/(app|main)\.ts$/,
  },
  {
    name: 'drivers-only-in-store',
    why: 'SQL and its dialects stay behind the store’s interface',
    from: /^(server|shared|client)\//,
    except: /^server\/store\//,
    to: /^npm:(kysely|pg|better-sqlite3)(\/|$)|^node:sqlite$/,
  },
  {
    name: 'express-only-in-http',
    why: 'the rooms know no web framework',
    from: /^(server|shared|client)\//,
    except: /^server\/(http\/|app\.ts$)/,
    to: /^npm:(express|express-rate-limit|helmet)(\/|$)/,
  },
  {
    name: 'yjs-only-where-drafts-are',
    why: 'authority is SQL; only the writing side knows the CRDT',
    from: /^(shared|server|client)\//,
    except: /^(shared\/document|server\/sync|server\/demo|client\/desk)\//,
    to: yjs,
  },
  {
    name: 'bootstrap-imports-built-ins-only',
    why: 'it runs before the dependencies are installed',
    from: /^server\/bootstrap\//,
    except: /^server\/bootstrap\/import-graph\.mjs$/,
    to: /^npm:|^(shared|client|test|server\/(?!bootstrap\/))/,
  },
  {
    name: 'bootstrap-is-imported-by-no-room',
    why: 'it starts the program and is no part of it',
    from: /^(server|shared|client)\//,
    except: /^server\/bootstrap\//,
    to: /^server\/bootstrap\//,
  },
];

/** @type {readonly Wall[]} */
const clientWalls = [
  {
    name: 'client-never-imports-server',
    why: 'they meet in shared/ only',
    from: /^client\//,
    to: /^server\/|^node:/,
  },
  {
    name: 'desk-and-reader-never-meet',
    why: 'a reader downloads nothing of the desk’s',
    from: /^client\/desk\//,
    to: /^client\/reader\//,
  },
  {
    name: 'reader-and-desk-never-meet',
    why: 'a reader downloads nothing of the desk’s',
    from: /^client\/reader\//,
    to: /^client\/desk\//,
  },
  {
    name: 'ui-imports-neither-face',
    why: 'it is what both may use',
    from: /^client\/ui\//,
    to: /^client\/(desk|reader)\//,
  },
  {
    name: 'reader-script-is-light',
    why: 'no Yjs, no TipTap, no React: script and style together weigh at most 30 KB',
    from: /^client\/reader\//,
    to: new RegExp([yjs, editor, react].map(({ source }) => source).join('|')),
    atRunTime: true,
    reach: true,
  },
];

/** @type {Wall} */
const noBarrels = {
  name: 'no-barrels',
  why: 'a name has one address',
  from: /./,
  to: /^(shared|server|client|test)\/(.*\/)?index\.(ts|tsx|mjs)$/,
};

/**
 * @param {readonly string[]} developmentPackages
 * @returns {readonly Wall[]}
 */
export function walls(developmentPackages) {
  return [
    ...sharedWalls,
    ...serverWalls,
    ...innerServerWalls,
    ...clientWalls,
    ...innerDeskWalls(),
    noBarrels,
    {
      name: 'server-runs-without-development-packages',
      why: 'production installs leave them out',
      from: /^server\//,
      except: /^server\/bootstrap\//,
      to: new RegExp(`^npm:(${developmentPackages.join('|')})(/|$)`),
      atRunTime: true,
      reach: true,
    },
  ];
}
