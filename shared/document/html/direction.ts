const FROM_THE_RIGHT =
  /[\p{Script=Adlm}\p{Script=Arab}\p{Script=Hebr}\p{Script=Mand}\p{Script=Nkoo}\p{Script=Rohg}\p{Script=Samr}\p{Script=Syrc}\p{Script=Thaa}]/u;

/**
 * The writing direction of a text's first letter, or null where it has none. For blocks whose children have
 * a direction of their own: `dir="auto"` does not look into those.
 */
export function directionOfText(text: string): 'ltr' | 'rtl' | null {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return null;
  return FROM_THE_RIGHT.test(letter) ? 'rtl' : 'ltr';
}
