// The options of `file`.
import * as z from 'zod';

export const fileSchema = z.strictObject({
  file: z.string().min(1).describe('Path below the flare’s root; `*` stands for any part of one name.'),
});
export type FileOptions = z.infer<typeof fileSchema>;
