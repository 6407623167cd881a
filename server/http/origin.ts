import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a request with cookies may come from the page that sent it. Programs send no Origin and pass;
 * browsers always send one with sockets and changing requests. Without BASE_URL only loopback names count
 * as ours, so that a foreign name that resolves to this machine does not.
 */
export function originAllowed(headers: IncomingHttpHeaders, baseUrl: URL | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (baseUrl !== null) return from.origin === baseUrl.origin;
  return from.host === host && LOOPBACK.test(from.host);
}
