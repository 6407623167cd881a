const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** `Russian` for `ru`; what it cannot name it gives back. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages offered first: the United Nations' six and those most often interpreted in Europe. */
const TAGS =
  'ar zh en fr ru es uk de tr he fa hi ja ko pl pt it nl el ro hu cs sv fi da nb ur id vi sw'.split(
    ' ',
  );

export const LANGUAGES: readonly { readonly value: string; readonly label: string }[] = TAGS.map(
  (tag) => ({ value: tag, label: languageName(tag) }),
).toSorted((a, b) => a.label.localeCompare(b.label));
