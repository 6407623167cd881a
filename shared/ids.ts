declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** UUID strings. Client-made ones are version 7, so that they sort by the time they were made. */
export type LiveBlogId = Branded<string, 'LiveBlogId'>;
export type UpdateId = Branded<string, 'UpdateId'>;
export type QuoteId = Branded<string, 'QuoteId'>;
export type MediaId = Branded<string, 'MediaId'>;
/** better-auth's user id: opaque. */
export type UserId = Branded<string, 'UserId'>;
/** Place in a live blog's public sequence: 1, 2, 3 … without gaps; 0 before anything was published. */
export type Seq = Branded<number, 'Seq'>;
/** UTC time as ISO 8601 with milliseconds: `2025-08-15T22:32:00.000Z`. */
export type Instant = Branded<string, 'Instant'>;
/** SHA-256 of what a draft would publish, as 64 lower-case hexadecimal digits. */
export type ContentHash = Branded<string, 'ContentHash'>;

/** The constructors trust their argument: borders check with zod before they call. */
export const liveBlogId = (value: string): LiveBlogId => value as LiveBlogId;
export const updateId = (value: string): UpdateId => value as UpdateId;
export const quoteId = (value: string): QuoteId => value as QuoteId;
export const mediaId = (value: string): MediaId => value as MediaId;
export const userId = (value: string): UserId => value as UserId;
export const seq = (value: number): Seq => value as Seq;
export const contentHash = (value: string): ContentHash => value as ContentHash;
export const instant = (date: Date): Instant => date.toISOString() as Instant;
/** A stored or received time that a border has already checked. */
export const instantFromText = (text: string): Instant => text as Instant;
