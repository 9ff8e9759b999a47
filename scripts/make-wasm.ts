// `npm run wasm`: writes src/scan/filter/gram-search-code.ts from gram-search.wat. A test compares what is committed.
import { writeFileSync } from 'node:fs';
import { GRAM_SEARCH_CODE_FILE, gramSearchCode } from './gram-search-code.ts';

writeFileSync(GRAM_SEARCH_CODE_FILE, await gramSearchCode());
