// `flare-analyze explain RULE BUNDLE`: why one rule ended as it did.
import { explain } from '../authoring/explain.ts';
import { renderExplanation } from '../authoring/render-explanation.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { Language } from '../model/language.ts';
import type { LogStamp } from '../scan/time/log-stamp.ts';
import { diagnose } from './diagnose.ts';
import { loadPackFor, type PackOptions } from './pack.ts';
import { ruleNamed } from './rules-show-command.ts';
import { terminalOf } from './terminal.ts';

export interface ExplainCommandOptions extends PackOptions {
  readonly format: 'text' | 'json';
  readonly lang: Language;
  readonly assume: readonly string[];
  readonly limits: ReadLimits;
  readonly at?: LogStamp;
}

export async function explainRule(
  ruleId: string,
  bundle: string,
  options: ExplainCommandOptions,
): Promise<void> {
  const loaded = await loadPackFor({ ...options, only: [] });
  const pack = { ...loaded, rules: [ruleNamed(ruleId, loaded)] };
  const explanation = explain(await diagnose(bundle, pack, options), ruleId);
  const { widthColumns } = terminalOf({ color: false });
  const text =
    options.format === 'json'
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : renderExplanation(explanation, { language: options.lang, widthColumns });
  process.stdout.write(text);
}
