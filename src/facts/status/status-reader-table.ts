// The status pages of all daemons. Who reads its facts out of which file, and which follow from others.
import type { Fact } from '../../model/fact.ts';
import { installMethodFact } from '../environment/install-method.ts';
import { ofText, type Derivations, type FactReaders } from '../fact-reader.ts';
import { DERIVED_NUMBERS } from './derived-numbers.ts';
import { readStatusFacts } from './status-facts.ts';

const status = ofText((document) => readStatusFacts(document).flatMap(withKnownInstaller));

/** The status page names the installer as it names itself. */
function withKnownInstaller(fact: Fact): readonly Fact[] {
  const { name, value } = fact;
  return name === 'install.method' && typeof value === 'string' ? installMethodFact(value, fact) : [fact];
}

export const STATUS_READERS: FactReaders = {
  status,
  'security-status': status,
  'cluster-status': status,
};

export const STATUS_DERIVATIONS: Derivations = DERIVED_NUMBERS;
