// Writes the pages that are made from the code: facts, problems, mistakes in rules, the JSON Schemas. A test
// compares them with what is committed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedDocs } from './generated-docs.ts';

for (const [path, text] of Object.entries(generatedDocs())) {
  writeFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), text);
}
