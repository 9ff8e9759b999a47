// The words that a rendering adds to a diff of two flares, in every language; those it shares with reports are in labels/.
import type { DiffCaution, DiffRun, DiffSide, FlareDiff, Incomparable } from '../../model/flare-diff.ts';
import type { ConfigLayer } from '../../model/knowledge.ts';
import { amountText } from '../../util/amount-text.ts';
import { labelsOf, type Labels } from '../labels/labels-table.ts';
import type { Language } from '../../model/language.ts';

export interface DiffLabels {
  readonly title: (old: string, later: string) => string;
  readonly side: Readonly<Record<DiffSide, string>>;
  /** How long the log of the daemon that made the flare is, and how long that daemon had run. */
  readonly logCovers: (time: string) => string;
  readonly upFor: (time: string) => string;
  readonly madeLater: (time: string) => string;
  readonly run: Readonly<Record<DiffRun, string>>;
  readonly caution: Readonly<Record<DiffCaution, string>>;
  readonly findings: Readonly<Record<keyof FlareDiff['findings'], (count: string) => string>>;
  readonly versions: string;
  readonly part: Readonly<Record<Incomparable['part'], string>>;
  readonly layer: Readonly<Record<ConfigLayer, string>>;
  readonly notSet: string;
  readonly notShown: string;
  /** Of two values that are not shown. */
  readonly differs: string;
  readonly notSeenSince: string;
  /** Which flare has the short log: it may have the finding too. */
  readonly shortLog: Readonly<Record<DiffSide, (component: string, time: string) => string>>;
  readonly shortLogs: Readonly<Record<DiffSide, (count: string) => string>>;
  readonly notApplicable: string;
  readonly unknownOn: Readonly<Record<DiffSide, string>>;
  readonly oldCount: (count: string) => string;
  /** Of an instance of a check; its ids. */
  readonly reconfigured: (old: string, later: string) => string;
  readonly startsToRun: string;
  readonly runsNoMore: string;
  readonly perHour: (amount: string) => string;
  readonly rateUnknown: string;
  readonly steadyCounters: (count: string) => string;
  readonly incomparable: string;
  /** Of what is counted. */
  readonly tooShort: string;
  readonly nothingChanged: string;
}

const DIFF_LABELS: Readonly<Record<Language, DiffLabels>> = {
  en: {
    title: (old, later) => `What changed from ${old} to ${later}`,
    side: { old: 'Before', new: 'After' },
    logCovers: (time) => `its log covers ${time}`,
    upFor: (time) => `up for ${time}`,
    madeLater: (time) => `The second flare was made ${time} later.`,
    run: {
      same: 'The daemon that made both ran on in between.',
      restarted: 'The daemon that made them was restarted in between: it counts from 0 again.',
      unrelated: 'Each of them counts from its own start.',
      unknown: 'Whether the daemon that made them was restarted in between is not known.',
    },
    caution: {
      'same-bundle': 'Both bundles are the same, byte by byte.',
      'other-kind': 'The flares are of different daemons.',
      'other-host': 'The flares are of different hosts.',
      'new-is-older': 'The second flare is the older one; give them the other way round.',
    },
    findings: {
      appeared: (count) => `New findings: ${count}`,
      gone: (count) => `Findings that are gone: ${count}`,
      undecided: (count) => `Findings that cannot be compared: ${count}`,
      remaining: (count) => `Findings that are still there: ${count}`,
    },
    versions: 'Versions',
    part: { settings: 'Settings', checks: 'Checks', counters: 'Counters' },
    layer: {
      default: 'default',
      file: 'file',
      environment: 'environment',
      fleet: 'fleet automation',
      runtime: 'source not shown',
      remote: 'remote configuration',
      cli: 'command line',
    },
    notSet: 'not set',
    notShown: 'set, not shown',
    differs: 'differs, not shown',
    notSeenSince: 'not seen again since the first flare was made',
    shortLog: {
      old: (component, time) => `not certain: the ${component} log of the first flare covers only ${time}`,
      new: (component, time) => `not certain: the ${component} log of the second flare covers only ${time}`,
    },
    shortLogs: {
      old: (count) =>
        `Not certain: ${count}. The log of the first flare covers too little time to show that it was not there.`,
      new: (count) =>
        `Not certain: ${count}. The log of the second flare covers too little time to show that it is not there.`,
    },
    notApplicable: 'the rule does not apply any more',
    unknownOn: {
      old: 'found after; before it cannot be told',
      new: 'found before; after it cannot be told',
    },
    oldCount: (count) => `${count} before`,
    reconfigured: (old, later) => `another configuration: ${old} → ${later}`,
    startsToRun: 'runs now',
    runsNoMore: 'does not run any more',
    perHour: (amount) => `${amount} an hour`,
    rateUnknown: 'rate not known',
    steadyCounters: (count) => `Counters that grow about as fast as before: ${count}.`,
    incomparable: 'Could not be compared',
    tooShort: 'it was counted for less than 5 min; rates would mislead',
    nothingChanged: 'Nothing that can be compared has changed.',
  },
  ja: {
    title: (old, later) => `${old} から ${later} への変化`,
    side: { old: '1 つ目', new: '2 つ目' },
    logCovers: (time) => `ログの期間 ${time}`,
    upFor: (time) => `稼働時間 ${time}`,
    madeLater: (time) => `2 つ目のフレアは ${time}後に作成されました。`,
    run: {
      same: 'フレアを作成したデーモンは、その間も動作し続けていました。',
      restarted:
        'フレアを作成したデーモンは、その間に再起動しています。カウンターは 0 から数え直されています。',
      unrelated: 'カウンターは、それぞれの起動時から数えたものです。',
      unknown: 'フレアを作成したデーモンがその間に再起動したかどうかは不明です。',
    },
    caution: {
      'same-bundle': '2 つのバンドルはバイト単位で同一です。',
      'other-kind': '2 つのフレアは別のデーモンのものです。',
      'other-host': '2 つのフレアは別のホストのものです。',
      'new-is-older': '2 つ目のフレアのほうが古いため、順序を入れ替えてください。',
    },
    findings: {
      appeared: (count) => `新しい検出結果: ${count} 件`,
      gone: (count) => `なくなった検出結果: ${count} 件`,
      undecided: (count) => `比較できない検出結果: ${count} 件`,
      remaining: (count) => `引き続き該当する検出結果: ${count} 件`,
    },
    versions: 'バージョン',
    part: { settings: '設定', checks: 'チェック', counters: 'カウンター' },
    layer: {
      default: '既定値',
      file: 'ファイル',
      environment: '環境変数',
      fleet: 'フリートオートメーション',
      runtime: '設定元は不明',
      remote: 'リモート設定',
      cli: 'コマンドライン',
    },
    notSet: '未設定',
    notShown: '設定あり・非表示',
    differs: '値が異なります（非表示）',
    notSeenSince: '1 つ目のフレアの作成後には記録されていません',
    shortLog: {
      old: (component, time) => `不確実: 1 つ目のフレアの ${component} のログの期間は ${time}しかありません`,
      new: (component, time) => `不確実: 2 つ目のフレアの ${component} のログの期間は ${time}しかありません`,
    },
    shortLogs: {
      old: (count) =>
        `不確実な検出結果: ${count} 件。1 つ目のフレアのログの期間が短く、該当しなかったとは言い切れません。`,
      new: (count) =>
        `不確実な検出結果: ${count} 件。2 つ目のフレアのログの期間が短く、該当しないとは言い切れません。`,
    },
    notApplicable: 'ルールの対象外になりました',
    unknownOn: {
      old: '2 つ目で検出。1 つ目では判定できません',
      new: '1 つ目で検出。2 つ目では判定できません',
    },
    oldCount: (count) => `1 つ目では ${count}`,
    reconfigured: (old, later) => `設定の異なるインスタンス: ${old} → ${later}`,
    startsToRun: '実行されるようになりました',
    runsNoMore: '実行されなくなりました',
    perHour: (amount) => `1 時間あたり ${amount}`,
    rateUnknown: '増加率不明',
    steadyCounters: (count) => `増加率がほぼ同じカウンター: ${count} 個`,
    incomparable: '比較できなかった項目',
    tooShort: '数えた期間が 5 分に満たないため、増加率は当てになりません',
    nothingChanged: '比較できる項目に変化はありません。',
  },
};

/** What is said otherwise of flares that are no two of one daemon: neither comes after the other. */
const UNRELATED_LABELS: Readonly<Record<Language, Partial<DiffLabels>>> = {
  en: {
    title: (old, later) => `How ${old} and ${later} differ`,
    side: { old: 'First flare', new: 'Second flare' },
    caution: { ...DIFF_LABELS.en.caution, 'new-is-older': 'The second flare is the older one.' },
    findings: {
      ...DIFF_LABELS.en.findings,
      appeared: (count) => `Findings in the second flare only: ${count}`,
      gone: (count) => `Findings in the first flare only: ${count}`,
      remaining: (count) => `Findings in both flares: ${count}`,
    },
    notSeenSince: 'last seen before the first flare was made',
    notApplicable: 'the rule does not apply to the second flare',
    unknownOn: {
      old: 'found in the second flare; in the first it cannot be told',
      new: 'found in the first flare; in the second it cannot be told',
    },
    oldCount: (count) => `${count} in the first flare`,
    startsToRun: 'runs in the second flare only',
    runsNoMore: 'runs in the first flare only',
    steadyCounters: (count) => `Counters that grow about as fast in both flares: ${count}.`,
    nothingChanged: 'Nothing that can be compared differs.',
  },
  ja: {
    title: (old, later) => `${old} と ${later} の違い`,
    caution: { ...DIFF_LABELS.ja.caution, 'new-is-older': '2 つ目のフレアのほうが古いものです。' },
    findings: {
      ...DIFF_LABELS.ja.findings,
      appeared: (count) => `2 つ目のみの検出結果: ${count} 件`,
      gone: (count) => `1 つ目のみの検出結果: ${count} 件`,
      remaining: (count) => `両方に該当する検出結果: ${count} 件`,
    },
    notSeenSince: '最後の記録は 1 つ目のフレアの作成より前です',
    notApplicable: '2 つ目はルールの対象外です',
    startsToRun: '2 つ目でのみ実行されています',
    runsNoMore: '1 つ目でのみ実行されています',
    nothingChanged: '比較できる項目に違いはありません。',
  },
};

/** A diff with the words of its language. */
export interface DiffWords {
  readonly labels: Labels;
  readonly words: DiffLabels;
  readonly diff: FlareDiff;
}

export function wordsOf(diff: FlareDiff): DiffWords {
  const { language, run } = diff;
  const others = run === 'unrelated' ? UNRELATED_LABELS[language] : {};
  return { labels: labelsOf(language), words: { ...DIFF_LABELS[language], ...others }, diff };
}

/** Times of logs and pages are whole seconds. */
export function secondsText(seconds: number, { language }: Pick<FlareDiff, 'language'>): string {
  return amountText(Math.max(1, Math.round(seconds)), 's', language);
}
