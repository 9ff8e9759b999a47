// Facts of the Autodiscovery section: what it found to run on, and which configurations it could not read.
import type { Fact } from '../../model/fact.ts';
import { stated, statedList } from './status-fact.ts';
import { findBlock, findSection } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

//   Enabled Features
//   ================
//     containerd
//     kubernetes
/** Core 2.12. `Not enabled` is printed when no feature was found. */
export function readAutodiscovery(page: StatusPage): Fact[] {
  const section = findSection(page, 'Autodiscovery');
  if (section === undefined) return [];
  const off = section.lines.find(({ content }) => content === 'Not enabled');
  if (off !== undefined) return [{ ...stated('autodiscovery.features', [], off), itemPlaces: [] }];
  const filterErrors = findBlock(section.blocks, 'Container Inclusion/Exclusion Errors');
  return [
    ...linesFact('autodiscovery.features', findBlock(section.blocks, 'Enabled Features')),
    ...readConfigErrors(findBlock(section.blocks, 'Configuration Errors')),
    ...linesFact('autodiscovery.filterErrors', filterErrors),
  ];
}

function linesFact(
  name: 'autodiscovery.features' | 'autodiscovery.filterErrors',
  block: StatusBlock | undefined,
): Fact[] {
  if (block === undefined || block.lines.length === 0) return [];
  const lines = block.lines.map((line) => ({ value: line.content, line }));
  return [statedList(name, block.heading, lines)];
}

//   Configuration Errors
//   ====================
//     fruit/basket-0
//     --------------
//         annotation ad.datadoghq.com/web.check_names is invalid
function readConfigErrors(block: StatusBlock | undefined): Fact[] {
  if (block === undefined) return [];
  const errors = block.blocks.flatMap(({ title, lines }) =>
    lines.map((line) => ({ value: { identifier: title, error: line.content }, line })),
  );
  return errors.length === 0 ? [] : [statedList('autodiscovery.configErrors', block.heading, errors)];
}
