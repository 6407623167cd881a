const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** True for absolute http, https and mailto addresses: checked when edited and again when rendered. */
export function isAllowedUrl(text: string): boolean {
  return URL.canParse(text) && ALLOWED_PROTOCOLS.has(new URL(text).protocol);
}

const INTERNAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const INTERNAL_IPV4 =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
/** Unspecified, loopback, unique local, link-local, and IPv4 in IPv6 clothes. */
const INTERNAL_IPV6 = /^\[(::|f[cd]|fe[89ab])/;

/**
 * True for an https address, without a password, that does not name a machine inside of someone's own
 * network ([S9]). `URL` has by then undone every other spelling of an IPv4 address.
 */
export function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  const host = hostname.replace(/\.$/, '');
  const named = host.includes('.') || host.startsWith('[');
  return named && ![INTERNAL_NAME, INTERNAL_IPV4, INTERNAL_IPV6].some((rule) => rule.test(host));
}

/** True for the address of an uploaded picture on this server. */
export function isMediaUrl(text: string): boolean {
  return /^\/media\/[0-9a-f-]{36}$/.test(text);
}
