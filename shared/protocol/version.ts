/**
 * The version of what travels over the sockets and the staff API. A test hashes the schemas and
 * the limits: change one, and it fails until this number moves.
 *
 * 1: sync with durable acks, /desk, /feed, staff API.
 * 2: drafts of document schema 2 on the sync socket; what devices kept of older ones; what frames may hold.
 */
export const PROTOCOL_VERSION = 2;
