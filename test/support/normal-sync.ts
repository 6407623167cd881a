import Database from 'better-sqlite3';

// Loaded into a server by `node --import`: its database then no longer syncs each commit, which is the
// damage that the power cut test must be able to see.

// oxlint-disable-next-line typescript/unbound-method -- called below with the database as its `this`
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function weakened(source, options) {
  const weaker = source.replace(/synchronous\s*=\s*FULL/i, 'synchronous = NORMAL');
  return pragma.call(this, weaker, options);
};
