// Walls inside of the server's rooms; those around the rooms are in wall-rules.mjs.

/** @import { Wall } from './wall-rules.mjs' */

/**
 * Inside of server/sync a frame goes down: connection → room → history and gate.
 * @type {readonly Wall[]}
 */
const syncWalls = [
  {
    name: 'gate-imports-no-room-of-sync',
    why: 'it judges bytes on a document, and knows neither who waits for it nor who sent them',
    from: /^server\/sync\/gate\//,
    to: /^server\//,
    unless: /^server\/sync\/gate\//,
  },
  {
    name: 'history-imports-no-room-of-sync',
    why: 'versions and authorship follow from the durable document alone',
    from: /^server\/sync\/history\//,
    to: /^server\/sync\//,
    unless: /^server\/sync\/(history\/|dependencies\.ts$)/,
  },
  {
    name: 'room-imports-no-connection',
    why: 'a room knows subscribers, not sockets',
    from: /^server\/sync\/room\//,
    to: /^server\/sync\/(connection|older)\/|^server\/sync\/sync\.ts$/,
  },
  {
    name: 'connection-imports-room-only',
    why: 'what a frame meets, it meets through its room',
    from: /^server\/sync\/connection\//,
    to: /^server\/sync\/(gate|history|older)\/|^server\/sync\/sync\.ts$/,
  },
];

/** @type {readonly Wall[]} */
const storeWalls = [
  {
    name: 'store-is-entered-by-its-face',
    why: 'rooms know what is stored, not how',
    from: /^(server|shared|client)\//,
    except: /^server\/(store\/|cli\/)/,
    to: /^server\/store\//,
    unless: /^server\/store\/(store|open|errors)\.ts$/,
  },
  {
    name: 'drafts-import-no-tables',
    why: 'the log of drafts stands below the tables, which seed it',
    from: /^server\/store\/drafts\//,
    to: /^server\/store\/(tables|sqlite|postgres|migrations)\//,
  },
  {
    name: 'tables-import-no-database',
    why: 'they are written once, on the facts of dialect.ts',
    from: /^server\/store\/tables\//,
    to: /^server\/store\/(sqlite|postgres|migrations)\//,
  },
  {
    name: 'sqlite-imports-no-other-database',
    why: 'a database is opened, and knows nothing of what stands in it',
    from: /^server\/store\/sqlite\//,
    to: /^server\/store\/(postgres|tables|migrations)\//,
  },
  {
    name: 'postgres-imports-no-other-database',
    why: 'a database is opened, and knows nothing of what stands in it',
    from: /^server\/store\/postgres\//,
    to: /^server\/store\/(sqlite|tables|migrations)\//,
  },
  {
    name: 'migrations-import-no-table',
    why: 'they stay as they were written when the tables move on',
    from: /^server\/store\/migrations\//,
    to: /^server\/store\/(tables|drafts|sqlite|postgres)\//,
  },
];

/** @type {readonly Wall[]} */
const deskWalls = [
  {
    name: 'desk-knows-no-http',
    why: 'a command gives a domain result; http alone knows status codes and bodies',
    from: /^server\/(desk|store|sync|auth|media|bus)\//,
    to: /^server\/http\//,
  },
  {
    name: 'commands-and-queries-stand-alone',
    why: 'what two of them share stands beside their folders',
    from: /^server\/desk\/(commands|queries)\//,
    to: /^server\/desk\/(commands|queries)\//,
  },
  {
    name: 'http-asks-the-desk',
    why: 'it decides nothing, and so needs no store',
    from: /^server\/http\//,
    to: /^server\/(store|sync|reader)\//,
  },
];

export const innerServerWalls = [...syncWalls, ...storeWalls, ...deskWalls];
