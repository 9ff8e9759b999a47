// Reads config-check.log: which checks the Agent configured, from where, and what it could not make of their
// configuration (core 4.5). The bodies of the configurations are left to etc/confd.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { ConfigCheckBlock } from './config-check-block.ts';

/** Bounds what a hostile file can make of itself; instances are counted on. */
const MAX_RECORDS = 1000;
const MAX_LINE = 2000;

type Section = 'errors' | 'checks' | 'warnings' | 'unresolved';

const SECTIONS: Readonly<Record<string, Section>> = {
  '=== Configuration errors ===': 'errors',
  '=== Resolve warnings ===': 'warnings',
  '=== Unresolved Configs ===': 'unresolved',
};

/** A block may be of a cluster check: `=== redisdb cluster check ===`. */
const BLOCK = /^=== (.{1,300}?)( cluster)? check ===$/;

export function readConfigCheck(document: FlareDocument): Fact[] {
  const page = new ConfigCheckPage(document);
  document.lines.forEach((line, index) => page.read(line.slice(0, MAX_LINE).trimEnd(), index + 1));
  return page.facts();
}

class ConfigCheckPage {
  readonly #document: FlareDocument;
  readonly #lists: Record<Section, ListItem[]> = { errors: [], checks: [], warnings: [], unresolved: [] };
  #section: Section | undefined;
  #block: ConfigCheckBlock | undefined;
  /** What the records of the section belong to: the check of warnings, the identifiers of templates. */
  #subject: { readonly text: string; readonly line: number; isUsed: boolean } | undefined;
  #isAfterBlank = false;
  #firstHeading: number | undefined;
  #instances = 0;
  /** The page ends where a block or a section may end, so that nothing of it is missing. */
  #isAtEnd = true;

  constructor(document: FlareDocument) {
    this.#document = document;
  }

  read(text: string, line: number): void {
    const opened = text.startsWith('=== ') && this.#open(text, line);
    if (!opened && this.#block !== undefined) this.#readBlock(text, line);
    else if (!opened && text !== '') this.#readRow(text, line);
    this.#isAfterBlank = text === '';
  }

  #open(text: string, line: number): boolean {
    const section = SECTIONS[text];
    const [, check, cluster] = section === undefined ? (BLOCK.exec(text) ?? []) : [];
    if (section === undefined && check === undefined) return false;
    this.#closeBlock();
    this.#closeSubject();
    this.#section = section ?? 'checks';
    this.#firstHeading ??= line;
    if (check !== undefined) {
      this.#block = new ConfigCheckBlock(check, cluster !== undefined, line);
      this.#isAtEnd = false;
    }
    return true;
  }

  #readBlock(text: string, line: number): void {
    if (text === '===') this.#closeBlock();
    else this.#block?.read(text, line);
  }

  #closeBlock(): void {
    for (const { record, line } of this.#block?.instances() ?? []) {
      this.#instances += record.instance === undefined ? 0 : 1;
      this.#add('checks', record, line);
    }
    if (this.#block !== undefined) this.#isAtEnd = true;
    this.#block = undefined;
  }

  #readRow(text: string, line: number): void {
    if (this.#section === 'errors') this.#readError(text, line);
    else if (this.#section === 'warnings') this.#readWarning(text, line);
    else if (this.#section === 'unresolved') this.#readTemplate(text, line);
  }

  /*
   * mycheck: yaml: line 3: mapping values are not allowed in this context
   */
  /** Each stands after an empty line; an error of several lines goes on without one. */
  #readError(text: string, line: number): void {
    const end = text.indexOf(': ');
    if (!this.#isAfterBlank || end <= 0) return;
    this.#add('errors', { check: text.slice(0, end), error: text.slice(end + 2) }, line);
  }

  /*
   * redisdb
   * * no template variable found for %%port%%
   */
  #readWarning(text: string, line: number): void {
    if (text.startsWith('* ')) {
      const check = this.#subject?.text;
      if (check !== undefined) this.#add('warnings', { check, warning: text.slice(2) }, line);
    } else if (this.#isAfterBlank) {
      this.#subject = { text, line, isUsed: true };
    }
  }

  /*
   * Auto-discovery IDs: redis
   * Templates:
   * check_name: redisdb
   */
  #readTemplate(text: string, line: number): void {
    const [key = '', value] = text.split(/: (.*)/, 2);
    if (key === 'Auto-discovery IDs' && value !== undefined) {
      this.#closeSubject();
      this.#subject = { text: value, line, isUsed: false };
    } else if (key === 'check_name' && value !== undefined && this.#subject !== undefined) {
      this.#subject.isUsed = true;
      this.#add('unresolved', { identifiers: this.#subject.text, check: value }, line);
    }
  }

  /** Identifiers whose templates name no check: logs. */
  #closeSubject(): void {
    const subject = this.#subject;
    if (subject?.isUsed === false) this.#add('unresolved', { identifiers: subject.text }, subject.line);
    this.#subject = undefined;
  }

  #add(section: Section, value: FactRecord, line: number): void {
    const list = this.#lists[section];
    if (list.length < MAX_RECORDS) list.push({ value, place: placeAt(this.#document, line) });
  }

  /** A page with any heading is whole: it leaves out the sections that have nothing to say. */
  facts(): Fact[] {
    const isWhole = this.#isAtEnd;
    this.#closeBlock();
    this.#closeSubject();
    if (this.#firstHeading === undefined) return [];
    const opening = placeAt(this.#document, this.#firstHeading);
    const list = (name: FactName, section: Section): Fact => listFact(name, this.#lists[section], opening);
    return [
      list('configCheck.checks', 'checks'),
      list('configCheck.errors', 'errors'),
      list('configCheck.warnings', 'warnings'),
      list('configCheck.unresolved', 'unresolved'),
      ...(isWhole ? [makeFact('configCheck.instanceCount', this.#instances, opening)] : []),
    ];
  }
}
