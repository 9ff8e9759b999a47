// `file`: whether the flare has a file.
import { z } from 'zod';
import { decided } from './observations.ts';
import { defineOperator } from './operator.ts';

const schema = z.strictObject({
  file: z.string().min(1).describe('Path below the flare’s root; `*` stands for any part of one name.'),
});
type Options = z.infer<typeof schema>;

export const fileOperator = defineOperator<Options>({
  key: 'file',
  doc: 'The flare has a file of this path.',
  example: '{ file: local }',
  schema,
  observe: (options, context) => {
    const places = context.knowledge.files(options.file);
    const actual = places.length === 0 ? 'no such file' : places.map((place) => place.file).join(', ');
    return decided({ isSeen: places.length > 0, expected: `file ${options.file}`, actual, places });
  },
});
