const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** True for absolute http, https and mailto addresses: checked when edited and again when rendered. */
export function isAllowedUrl(text: string): boolean {
  return URL.canParse(text) && ALLOWED_PROTOCOLS.has(new URL(text).protocol);
}

/** True for the address of an uploaded picture on this server. */
export function isMediaUrl(text: string): boolean {
  return /^\/media\/[0-9a-f-]{36}$/.test(text);
}
