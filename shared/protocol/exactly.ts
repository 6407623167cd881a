import type { z } from 'zod';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? unknown : never) : never;

/**
 * A schema of exactly `Shape`, for types whose home is not this room: the compiler refuses a field or a
 * case that only one of the two has, so that what is hashed is what is sent.
 */
export const exactly =
  <Shape>() =>
  <Schema extends z.ZodType>(
    schema: Schema & Same<Shape, z.output<Schema>>,
  ): z.ZodType<Shape, z.input<Schema>> =>
    schema as z.ZodType<Shape, z.input<Schema>>;
