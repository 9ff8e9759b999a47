// Denials of SELinux: those of the Agent's programs, and those of other programs in a container of the Agent. Denials
// of AppArmor and seccomp are kernel-denials.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { StreamLine } from '../stream-line.ts';
import { field, fields, isAgents } from './denial-fields.ts';
import { RecordTally, tallyFact } from './record-tally.ts';

const MAX_CONTEXTS = 1000;

export class SelinuxDenials {
  readonly #own = new RecordTally();
  /** In which the Agent's programs ran. */
  readonly #contexts = new Set<string>();
  /** Of other programs, by the context they ran in: whether that is a container of the Agent is known at the end. */
  readonly #others = new RecordTally();

  read(text: string, at: StreamLine): void {
    const record = denial(text);
    if (record === undefined) return;
    const context = containerContext(text);
    if (isAgents(text)) {
      this.#own.add(record, at);
      if (this.#contexts.size < MAX_CONTEXTS) this.#contexts.add(context);
    } else if (context !== '') this.#others.add(record, at, context);
  }

  facts(name: FactName, file: string, opening: StreamLine | undefined): Fact[] {
    const own = this.#own.all();
    const neighbours = this.#others.all().filter(({ group }) => this.#contexts.has(group));
    const all = [...own, ...neighbours].sort((a, b) => a.first.line - b.first.line);
    return tallyFact(all, name, { file, opening });
  }
}

// type=AVC msg=audit(1700000000.1:42): avc:  denied  { map_create } for  pid=1 comm="system-probe" scontext=system_u:system_r:unconfined_service_t:s0 tcontext=system_u:system_r:unconfined_service_t:s0 tclass=bpf permissive=0
function denial(text: string): FactRecord | undefined {
  const permission = /denied {1,4}\{ ?([^{}]{1,200}?) ?\}/.exec(text)?.[1];
  if (permission === undefined) return undefined;
  const permissive = field(text, 'permissive');
  return {
    ...fields(text, { process: 'comm', class: 'tclass' }),
    permission,
    ...typeOf('sourceType', field(text, 'scontext')),
    ...typeOf('targetType', field(text, 'tcontext')),
    ...(permissive === '' ? {} : { permissive: permissive === '1' }),
  };
}

/** `system_u:system_r:container_t:s0:c133,c439`: the type is the third part. */
function typeOf(name: string, context: string): FactRecord {
  const type = context.split(':')[2] ?? '';
  return type === '' ? {} : { [name]: type };
}

// scontext=system_u:system_r:container_t:s0:c133,c439
/** Where the program ran, when the context has the pair of categories that each container gets for itself. */
function containerContext(text: string): string {
  const context = field(text, 'scontext');
  return /:c\d{1,4},c\d{1,4}$/.test(context) ? context : '';
}
