// `file`: the flare has a file. That one is not there is never taken for an answer: it may have been lost.
import * as z from 'zod';
import { cannotTell, decided } from './observations.ts';
import { defineOperator } from './operator.ts';

const schema = z.strictObject({
  file: z.string().min(1).describe('Path below the flare’s root; `*` stands for any part of one name.'),
});
type Options = z.infer<typeof schema>;

const describe = ({ file }: Options): string => `file ${file}`;

export const fileOperator = defineOperator<Options>({
  key: 'file',
  doc: 'The flare has a file of this path.',
  example: '{ file: local }',
  schema,
  describe,
  observe: (options, context) => {
    const places = context.knowledge.files(options.file);
    const expected = describe(options);
    if (places.length === 0) return cannotTell(expected, [{ input: options.file, cause: 'absent' }]);
    return decided({ isSeen: true, expected, actual: places.map((place) => place.file).join(', '), places });
  },
});
