/**
 * The version of what travels over the sockets and the staff API, in both directions. A test hashes every
 * schema of this folder, the API's routes, the layout of the frames and the limits: change one, and it fails
 * until this number moves.
 *
 * 1: sync with durable acks, /desk, /feed, staff API.
 * 2: drafts of document schema 2 on the sync socket; what devices kept of older ones; what frames may hold.
 */
export const PROTOCOL_VERSION = 2;
