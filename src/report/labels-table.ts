// Every word that a rendering adds to a report, in every language. Titles, summaries and steps come with the
// report itself.
import { ABSENCE_CAUSES, type AbsenceCause } from '../model/absence.ts';
import type { FlareKind } from '../model/flare-kind.ts';
import type { Language } from '../model/language.ts';
import type { OutcomeKind, Verdict } from '../model/outcome.ts';
import { PROBLEM_CODES, type ProblemCode } from '../model/problem.ts';
import type { TimelineMark } from '../model/report.ts';
import type { Confidence, Severity } from '../model/severity.ts';

export interface Labels {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly outcome: Readonly<Record<OutcomeKind, string>>;
  readonly absence: Readonly<Record<AbsenceCause, string>>;
  readonly kind: Readonly<Record<FlareKind, string>>;
  readonly problem: Readonly<Record<ProblemCode, string>>;
  readonly incident: string;
  readonly incidentAt: (time: string, minutes: number) => string;
  readonly nearIncident: (count: string) => string;
  readonly timelineKind: Readonly<Record<TimelineMark['kind'], string>>;

  readonly reportOf: (name: string) => string;
  readonly flare: string;
  readonly platform: string;
  readonly created: string;
  readonly bundle: string;
  readonly hostUnknown: string;
  readonly createdUnknown: string;
  readonly madeLocally: string;
  readonly installedBy: (method: string) => string;
  readonly files: (count: string, unpacked: string) => string;

  readonly listSeparator: string;
  readonly severityCount: (severity: string, count: string) => string;
  readonly verdict: (totals: string, worstTitle: string) => string;
  readonly nothingFound: string;
  readonly checked: (decided: string, notApplicable: string) => string;
  readonly notDecided: (unknown: string) => string;
  readonly readingProblems: (count: string) => string;
  readonly nothingLeft: string;
  readonly suppressedCount: (count: string) => string;

  readonly findings: string;
  readonly evidence: string;
  readonly morePlaces: (count: string) => string;
  readonly times: (count: string) => string;
  readonly timesAtLeast: (count: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly explains: string;
  readonly explainedBy: string;
  readonly runbook: string;
  readonly references: string;
  readonly affects: string;
  readonly fixedIn: (versions: string, releases: string) => string;
  readonly workaround: string;
  readonly tellCustomer: string;
  readonly falsePositives: string;
  readonly firstSteps: string;
  readonly moreSteps: (count: string) => string;

  readonly undecided: (rules: string) => string;
  readonly missing: (what: string, rules: string) => string;
  readonly rules: (count: string) => string;
  readonly withoutReason: string;
  readonly askFor: string;
  readonly askReason: (why: string, ruleIds: string) => string;
  readonly unexplained: string;
  readonly explainedLines: (explained: string, total: string, percent: string) => string;
  readonly draftRule: string;
  readonly nearMisses: (count: string) => string;
  readonly noNearMisses: string;
  readonly verdictOfLook: Readonly<Record<Verdict, string>>;
  readonly nearMissLook: (name: string, verdict: string, needed: string) => string;
  readonly anyOneWouldDo: string;
  readonly wanted: string;
  readonly found: string;
  readonly ofTotal: (shown: string, total: string) => string;
  readonly timeline: string;
  readonly suppressed: (count: string) => string;
  readonly suppressedUntil: (reason: string, day: string) => string;
  readonly unusedSuppressions: string;
  readonly packs: string;
  readonly replaces: (ruleId: string, pack: string) => string;
  readonly problems: string;
  readonly andMore: (count: string) => string;
  readonly allRules: string;
  readonly ruleTotals: (total: string, byOutcome: string) => string;
  readonly outcomeCount: (outcome: string, count: string) => string;
  readonly madeBy: (tool: string, rulesDigest: string) => string;
  readonly contents: string;
}

const plural = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;

export const LABELS = {
  en: {
    severity: { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW', info: 'INFO' },
    confidence: { high: 'confidence high', medium: 'confidence medium', low: 'confidence low' },
    outcome: {
      match: 'match',
      'no-match': 'no match',
      'not-applicable': 'not applicable',
      unknown: 'unknown',
      error: 'error',
    },
    absence: ABSENCE_CAUSES,
    kind: {
      agent: 'Agent',
      'security-agent': 'Security Agent',
      'cluster-agent': 'Cluster Agent',
      unknown: 'unknown kind of flare',
    },
    problem: PROBLEM_CODES,
    timelineKind: {
      start: 'start',
      first: 'first',
      last: 'last',
      gap: 'gap',
      incident: 'incident',
      flare: 'flare',
    },

    reportOf: (name) => `Flare report: ${name}`,
    flare: 'Flare',
    platform: 'Platform',
    created: 'Created',
    incident: 'Centred on',
    incidentAt: (time, minutes) => `${time}, ${minutes} minutes before and after`,
    nearIncident: (count) => (count === '0' ? 'none near the incident' : `${count} near the incident`),
    bundle: 'Bundle',
    hostUnknown: 'host not known',
    createdUnknown: 'the flare does not say when',
    madeLocally: 'made without reaching the daemon',
    installedBy: (method) => `installed by ${method}`,
    files: (count, unpacked) => `${plural(count, 'file', 'files')}, ${unpacked} unpacked`,

    listSeparator: ', ',
    severityCount: (severity, count) => `${count} ${severity.toLowerCase()}`,
    verdict: (totals, worstTitle) => `${totals} - start with: ${worstTitle}`,
    nothingFound: 'No rule found any trouble in this flare.',
    checked: (decided, notApplicable) =>
      `${plural(decided, 'rule was', 'rules were')} checked and found nothing; ${plural(notApplicable, 'does', 'do')} not apply to this flare.`,
    notDecided: (unknown) =>
      `${plural(unknown, 'rule', 'rules')} could not be decided, because something they need is not in the flare.`,
    readingProblems: (count) =>
      `${plural(count, 'problem', 'problems')} came up while the bundle was read: see “Problems”.`,
    nothingLeft: 'No finding is left to be shown.',
    suppressedCount: (count) => `${plural(count, 'finding is', 'findings are')} suppressed.`,

    findings: 'Findings',
    evidence: 'Evidence',
    morePlaces: (count) => `and ${plural(count, 'more place', 'more places')}`,
    times: (count) => (count === '1' ? 'once' : `${count} times`),
    timesAtLeast: (count) => (count === '1' ? 'at least once' : `at least ${count} times`),
    between: (first, last) => `first ${first}, last ${last}`,
    explains: 'Explains',
    explainedBy: 'Explained by',
    runbook: 'Runbook',
    references: 'References',
    affects: 'Affected versions',
    fixedIn: (versions, releases) => `${versions}; fixed in ${releases}`,
    workaround: 'Workaround',
    tellCustomer: 'Tell the customer',
    falsePositives: 'When this finding is wrong',
    firstSteps: 'First steps',
    moreSteps: (count) =>
      `${count === '0' ? 'The' : `${plural(count, 'more step', 'more steps')}, and the`} whole runbook: --format markdown`,

    undecided: (rules) => `Could not be decided: ${plural(rules, 'rule', 'rules')}`,
    missing: (what, rules) => `${what} (${rules})`,
    rules: (count) => plural(count, 'rule', 'rules'),
    withoutReason: 'no reason given',
    askFor: 'Ask the customer for',
    askReason: (why, ruleIds) => `${why} (decides ${ruleIds})`,
    unexplained: 'Errors and warnings that no rule explains',
    explainedLines: (explained, total, percent) =>
      `The findings explain ${explained} of ${plural(total, 'error or warning line', 'error and warning lines')} (${percent} %).`,
    draftRule: 'Draft a rule from the first of them',
    nearMisses: (count) =>
      `One look short of a match${count === '0' ? '' : `: ${plural(count, 'rule', 'rules')}`}`,
    noNearMisses: 'No rule.',
    verdictOfLook: { seen: 'seen', 'not-seen': 'not seen', 'cannot-tell': 'cannot tell' },
    nearMissLook: (name, verdict, needed) => `${name}: ${verdict}, would have to be ${needed}`,
    anyOneWouldDo: 'Any one of these would do:',
    wanted: 'wanted',
    found: 'found',
    ofTotal: (shown, total) => `${shown} of ${total}`,
    timeline: 'Timeline',
    suppressed: (count) => plural(count, 'suppressed finding', 'suppressed findings'),
    suppressedUntil: (reason, day) => `${reason} (until ${day})`,
    unusedSuppressions: 'Suppressions that hid nothing in this flare',
    packs: 'Packs of rules',
    replaces: (ruleId, pack) => `${ruleId} replaces the one of ${pack}`,
    problems: 'Problems while reading the bundle',
    andMore: (count) => `and ${count} more`,
    allRules: 'All rules',
    ruleTotals: (total, byOutcome) => `${plural(total, 'rule', 'rules')}: ${byOutcome}`,
    outcomeCount: (outcome, count) => `${count} ${outcome}`,
    madeBy: (tool, rulesDigest) => `${tool}, rules ${rulesDigest}`,
    contents: 'Contents',
  },
  ja: {
    severity: { critical: '緊急', high: '高', medium: '中', low: '低', info: '情報' },
    confidence: { high: '確信度 高', medium: '確信度 中', low: '確信度 低' },
    outcome: {
      match: '該当',
      'no-match': '該当なし',
      'not-applicable': '対象外',
      unknown: '判定不能',
      error: 'エラー',
    },
    absence: {
      'not-collected': 'この種類のフレアまたはプラットフォームでは収集されません',
      'component-off': '書き出すコンポーネントが無効です',
      'collection-failed': 'Agent が収集に失敗しました',
      truncated: 'フレアまたはアーカイブが途中で終わっています',
      scrubbed: '値が伏せられています',
      damaged: 'データが壊れています',
      unreadable: '値を比較できる形式として読み取れません',
      absent: 'バンドルに含まれていません',
    },
    kind: {
      agent: 'Agent',
      'security-agent': 'Security Agent',
      'cluster-agent': 'Cluster Agent',
      unknown: '種類不明のフレア',
    },
    problem: {
      'archive-truncated': 'アーカイブが途中で終わっています。切れ目より前は読み取りました。',
      'archive-damaged': 'アーカイブの目次が使えないため、ファイルを順にたどって読み取りました。',
      'entry-unsafe-name': 'エントリー名が不正か、バンドルの外を指しています。読み取っていません。',
      'entry-link': 'エントリーはリンクまたはデバイスです。リンクはたどりません。',
      'entry-duplicate': '同じ名前のエントリーが二つあります。最初のものを読み取りました。',
      'entry-encrypted': 'エントリーは暗号化されています。読み取っていません。',
      'entry-unsupported': 'エントリーの圧縮方式に対応していません。読み取っていません。',
      'entry-damaged': 'エントリーのデータが壊れています。壊れた箇所より前は読み取りました。',
      'entry-checksum': 'エントリーのチェックサムがデータと一致しません。',
      'entry-size-mismatch': 'エントリーのバイト数が宣言と一致しません。',
      'entry-overlap': 'エントリーのデータが別のエントリーと重なっています。読み取っていません。',
      'entry-limit': 'エントリー数が上限を超えています。残りは読み取っていません。',
      'entry-size-limit': 'エントリーが上限より大きいため、上限までを読み取りました。',
      'total-size-limit': '展開後のサイズが上限を超えています。残りは読み取っていません。',
      'ratio-limit':
        '展開後のサイズが不自然に大きいエントリーです（zip 爆弾の疑い）。上限までを読み取りました。',
      'line-limit': '上限より長い行があります。行の先頭を読み取りました。',
      'template-limit': 'ログの問題の種類が上限より多いため、一部の種類は数えていません。',
      'document-limit': 'ファイルが大きすぎるため全体は解釈せず、行の検索だけを行いました。',
      'file-unreadable': 'ファイルを開けませんでした。',
      'file-unparsable': '既知の種類のファイルですが、解釈できませんでした。',
      'flare-unknown': 'このバンドルは Agent のフレアではないようです。',
      'flare-truncated': 'フレアの作成が途中で終わったため、フレア自体が不完全です。',
      'leaked-secret': '伏せられていない秘密情報がバンドルに含まれています。値は表示しません。',
      'suppression-expired': '抑制の期限が過ぎているため、何も非表示にしていません。',
      'rule-error': 'ルールの実行に失敗しました。ルールまたはプログラムの不具合です。',
    },
    timelineKind: {
      start: '開始',
      first: '最初',
      last: '最後',
      gap: 'ログの空白',
      incident: '発生時刻',
      flare: 'フレア',
    },

    reportOf: (name) => `フレア解析レポート: ${name}`,
    flare: 'フレア',
    platform: '環境',
    created: '作成日時',
    incident: '基準時刻',
    incidentAt: (time, minutes) => `${time} の前後 ${minutes} 分`,
    nearIncident: (count) => (count === '0' ? '発生時刻の前後にはなし' : `うち発生時刻の前後に ${count} 件`),
    bundle: 'バンドル',
    hostUnknown: 'ホスト名不明',
    createdUnknown: 'フレアに記録がありません',
    madeLocally: 'デーモンに接続できないまま作成',
    installedBy: (method) => `${method} でインストール`,
    files: (count, unpacked) => `${count} ファイル、展開後 ${unpacked}`,

    listSeparator: '、',
    severityCount: (severity, count) => `${severity} ${count} 件`,
    verdict: (totals, worstTitle) => `${totals}。まず確認: ${worstTitle}`,
    nothingFound: 'このフレアから問題を検出したルールはありませんでした。',
    checked: (decided, notApplicable) =>
      `${decided} 件のルールを確認し、該当はありませんでした。${notApplicable} 件はこのフレアの対象外です。`,
    notDecided: (unknown) => `${unknown} 件のルールは、必要な情報がフレアにないため判定できませんでした。`,
    readingProblems: (count) =>
      `バンドルの読み取り中に ${count} 件の問題がありました（「バンドル読み取り時の問題」を参照）。`,
    nothingLeft: '表示する検出結果はありません。',
    suppressedCount: (count) => `${count} 件の検出結果が抑制されています。`,

    findings: '検出された問題',
    evidence: '根拠',
    morePlaces: (count) => `ほか ${count} か所`,
    times: (count) => `${count} 回`,
    timesAtLeast: (count) => `${count} 回以上`,
    between: (first, last) => `最初 ${first}、最後 ${last}`,
    explains: 'この問題から生じている症状',
    explainedBy: '原因',
    runbook: 'ランブック',
    references: '参考資料',
    affects: '影響を受けるバージョン',
    fixedIn: (versions, releases) => `${versions}（${releases} で修正済み）`,
    workaround: '回避策',
    tellCustomer: 'お客様への案内文',
    falsePositives: 'この検出が当てはまらない場合',
    firstSteps: '最初の手順',
    moreSteps: (count) =>
      `${count === '0' ? '' : `残り ${count} ステップと`}ランブック全体: --format markdown`,

    undecided: (rules) => `判定できなかったルール: ${rules} 件`,
    missing: (what, rules) => `${what}（${rules}）`,
    rules: (count) => `ルール ${count} 件`,
    withoutReason: '理由の記録なし',
    askFor: 'お客様に依頼する情報',
    askReason: (why, ruleIds) => `${why}（判定対象: ${ruleIds}）`,
    unexplained: 'どのルールでも説明できないエラーと警告',
    explainedLines: (explained, total, percent) =>
      `エラーと警告の行 ${total} 件のうち ${explained} 件（${percent} %）は、検出された問題で説明できます。`,
    draftRule: '先頭の行からルールの下書きを作成',
    nearMisses: (count) => `あと一つの条件で該当するルール${count === '0' ? '' : `: ${count} 件`}`,
    noNearMisses: 'ありません。',
    verdictOfLook: { seen: '検出あり', 'not-seen': '検出なし', 'cannot-tell': '判定不能' },
    nearMissLook: (name, verdict, needed) => `${name}: ${verdict}（該当に必要な結果: ${needed}）`,
    anyOneWouldDo: '次のいずれか一つで該当します:',
    wanted: '条件',
    found: '実際',
    ofTotal: (shown, total) => `${total} 件中 ${shown} 件`,
    timeline: 'タイムライン',
    suppressed: (count) => `抑制された検出結果: ${count} 件`,
    suppressedUntil: (reason, day) => `${reason}（${day} まで）`,
    unusedSuppressions: 'このフレアでは何も非表示にしていない抑制設定',
    packs: 'ルールパック',
    replaces: (ruleId, pack) => `${ruleId} は ${pack} の同名ルールを置き換えています`,
    problems: 'バンドル読み取り時の問題',
    andMore: (count) => `ほか ${count} 件`,
    allRules: 'すべてのルール',
    ruleTotals: (total, byOutcome) => `ルール ${total} 件: ${byOutcome}`,
    outcomeCount: (outcome, count) => `${outcome} ${count}`,
    madeBy: (tool, rulesDigest) => `${tool}、ルール ${rulesDigest}`,
    contents: '目次',
  },
} as const satisfies Record<Language, Labels>;

export function labelsOf(language: Language): Labels {
  return LABELS[language];
}
