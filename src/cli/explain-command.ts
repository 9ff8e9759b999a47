// `flare-analyze explain RULE BUNDLE`: why one rule ended as it did.
import { explain, renderExplanation } from '../authoring/explain.ts';
import { DEFAULT_LIMITS } from '../model/entry.ts';
import type { LogStamp } from '../scan/log-stamp.ts';
import { visibleText } from '../util/visible-text.ts';
import { diagnose } from './diagnose.ts';
import { loadPackFor, type PackOptions } from './pack.ts';
import { ruleNamed } from './rules-show-command.ts';

export interface ExplainCommandOptions extends PackOptions {
  readonly format: 'text' | 'json';
  readonly assume: readonly string[];
  readonly at?: LogStamp;
}

export async function explainRule(
  ruleId: string,
  bundle: string,
  options: ExplainCommandOptions,
): Promise<void> {
  const loaded = await loadPackFor({ ...options, only: [] });
  const pack = { ...loaded, rules: [ruleNamed(ruleId, loaded)] };
  const explanation = explain(await diagnose(bundle, pack, { ...options, limits: DEFAULT_LIMITS }), ruleId);
  const text = renderExplanation(explanation).split('\n').map(visibleText).join('\n');
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(explanation, null, 2)}\n` : text);
}
