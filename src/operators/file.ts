// `file`: the flare has a file. That one is not there is never taken for an answer: it may have been lost.
import { cannotTell, decided } from './observations.ts';
import type { FileOptions } from './schemas/file-schema.ts';
import { defineOperator } from './operator.ts';

const describe = ({ file }: FileOptions): string => `file ${file}`;

export const fileOperator = defineOperator<FileOptions>({
  key: 'file',
  doc: 'The flare has a file with this path.',
  example: '{ file: local }',
  describe,
  observe: (options, context) => {
    const places = context.knowledge.files(options.file);
    const expected = describe(options);
    if (places.length === 0) return cannotTell(expected, [{ input: options.file, cause: 'absent' }]);
    return decided({ isSeen: true, expected, actual: places.map((place) => place.file).join(', '), places });
  },
});
