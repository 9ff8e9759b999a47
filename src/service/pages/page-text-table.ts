// The words of the service's own pages. Those of reports stand in src/report.
import type { Language } from '../../model/language.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';

export interface PageTexts {
  readonly home: string;
  readonly intro: string;
  readonly fileLabel: string;
  readonly fileHint: (limit: string) => string;
  readonly caseLabel: string;
  readonly noteLabel: string;
  readonly analyse: string;
  readonly progress: string;
  readonly recent: string;
  readonly noFlares: string;
  readonly older: string;
  readonly newest: string;
  readonly columns: { name: string; host: string; result: string; case: string; uploaded: string };
  readonly states: Readonly<Record<FlareRecord['status'], string>>;
  readonly noFinding: string;
  readonly findings: (count: number, severity: string) => string;
  readonly severity: Readonly<Record<'critical' | 'high' | 'medium' | 'low' | 'info', string>>;
  readonly waitTitle: string;
  readonly waiting: string;
  readonly reading: string;
  readonly knownCase: (value: string) => string;
  readonly knownNote: (value: string) => string;
  readonly failedTitle: string;
  readonly problemTitle: string;
  readonly report: string;
  readonly download: (format: string) => string;
  readonly compare: string;
  readonly compareTitle: (name: string) => string;
  readonly compareHint: string;
  readonly noneToCompare: string;
  readonly reportOf: (name: string) => string;
  readonly swap: string;
  readonly tryRule: string;
  readonly tryTitle: (name: string) => string;
  readonly tryHint: string;
  readonly lineLabel: string;
  readonly draft: string;
  readonly ruleLabel: string;
  readonly tryIt: string;
  readonly mistakesTitle: string;
  readonly noRuleFinding: string;
  readonly remove: string;
  readonly removeQuestion: (name: string) => string;
  readonly removeWarning: string;
  readonly cancel: string;
  readonly otherLanguage: string;
  readonly linesOf: (file: string) => string;
  readonly goToLine: string;
  readonly go: string;
  readonly previousLines: string;
  readonly nextLines: string;
  readonly noLines: string;
  readonly lineNavigation: string;
}

export const PAGE_TEXTS = {
  en: {
    home: 'Flare analyzer',
    intro: 'Reads a flare of a Datadog Agent and says what is wrong, where, why, and what to do.',
    fileLabel: 'Flare',
    fileHint: (limit) => `zip, tar or tar.gz, up to ${limit}. You can also drop it anywhere on this page.`,
    caseLabel: 'Case (optional)',
    noteLabel: 'Note (optional)',
    analyse: 'Analyse',
    progress: 'Upload',
    recent: 'Recent flares',
    noFlares: 'No flare has been uploaded yet.',
    older: 'Older flares',
    newest: 'Newest flares',
    columns: { name: 'Flare', host: 'Host', result: 'Result', case: 'Case', uploaded: 'Uploaded' },
    states: { queued: 'waiting', running: 'being analysed', done: 'done', failed: 'failed' },
    noFinding: 'nothing found',
    findings: (count, severity) => `${count} ${severity}`,
    severity: { critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'info' },
    waitTitle: 'Analysing',
    waiting: 'Waiting for its turn.',
    reading: 'Read:',
    knownCase: (value) =>
      `This flare was uploaded before and stays under case ${value}; the case given now was not kept.`,
    knownNote: (value) =>
      `This flare was uploaded before and keeps its note “${value}”; the note given now was not kept.`,
    failedTitle: 'This flare could not be analysed',
    problemTitle: 'This page cannot be shown',
    report: 'Report',
    download: (format) => `Download ${format}`,
    compare: 'Compare',
    compareTitle: (name) => `Compare ${name} with another flare`,
    compareHint: 'Other flares of this host. The one that was uploaded first is taken for the older one.',
    noneToCompare: 'There is no other flare of this host. Upload one, and it is listed here.',
    reportOf: (name) => `Report of ${name}`,
    swap: 'The other way round',
    tryRule: 'Try a rule',
    tryTitle: (name) => `Try a rule on ${name}`,
    tryHint: 'Nothing is saved here: copy the text into a folder of rules when it says what you mean.',
    lineLabel: 'Draft it from a line',
    draft: 'Draft',
    ruleLabel: 'Rule (YAML)',
    tryIt: 'Try it',
    mistakesTitle: 'Mistakes in the rule',
    noRuleFinding: 'The rule gives no finding here.',
    remove: 'Delete',
    removeQuestion: (name) => `Delete ${name}?`,
    removeWarning: 'The flare and its reports are removed for good.',
    cancel: 'Keep it',
    otherLanguage: '日本語',
    linesOf: (file) => `Lines of ${file}`,
    goToLine: 'Line',
    go: 'Go',
    previousLines: 'Earlier lines',
    nextLines: 'Later lines',
    noLines: 'The file has no line here.',
    lineNavigation: 'Place in the file',
  },
  ja: {
    home: 'Flare analyzer',
    intro:
      'Datadog Agent の flare を読み取り、何が問題か、どこに記録されているか、原因と対処方法を示します。',
    fileLabel: 'Flare',
    fileHint: (limit) =>
      `zip、tar、tar.gz（${limit} まで）。このページの好きな場所にドロップすることもできます。`,
    caseLabel: 'ケース番号（任意）',
    noteLabel: 'メモ（任意）',
    analyse: '分析する',
    progress: 'アップロード',
    recent: '最近の flare',
    noFlares: 'まだ flare はアップロードされていません。',
    older: '以前の flare',
    newest: '最新の flare',
    columns: { name: 'Flare', host: 'ホスト', result: '結果', case: 'ケース', uploaded: 'アップロード日時' },
    states: { queued: '待機中', running: '分析中', done: '完了', failed: '失敗' },
    noFinding: '問題は見つかりませんでした',
    findings: (count, severity) => `${severity} ${count} 件`,
    severity: { critical: '致命的', high: '高', medium: '中', low: '低', info: '情報' },
    waitTitle: '分析しています',
    waiting: '順番を待っています。',
    reading: '読み取り済み:',
    knownCase: (value) =>
      `この flare は以前にアップロードされており、ケース番号は ${value} のままです。今回入力したケース番号は保存されていません。`,
    knownNote: (value) =>
      `この flare は以前にアップロードされており、メモは「${value}」のままです。今回入力したメモは保存されていません。`,
    failedTitle: 'この flare は分析できませんでした',
    problemTitle: 'このページは表示できません',
    report: 'レポート',
    download: (format) => `${format} をダウンロード`,
    compare: '比較',
    compareTitle: (name) => `${name} を別の flare と比較`,
    compareHint: 'このホストの別の flare です。先にアップロードされたほうを古い flare として扱います。',
    noneToCompare: 'このホストの別の flare はありません。アップロードすると、ここに表示されます。',
    reportOf: (name) => `${name} のレポート`,
    swap: '逆の順序で比較',
    tryRule: 'ルールを試す',
    tryTitle: (name) => `${name} でルールを試す`,
    tryHint: '入力した内容は保存されません。期待どおりに動いたら、ルールのフォルダーにコピーしてください。',
    lineLabel: 'ログの行から下書きを作成',
    draft: '下書きを作成',
    ruleLabel: 'ルール（YAML）',
    tryIt: '試す',
    mistakesTitle: 'ルールの誤り',
    noRuleFinding: 'このルールでは、この flare から検出されるものはありません。',
    remove: '削除',
    removeQuestion: (name) => `${name} を削除しますか`,
    removeWarning: 'flare とそのレポートは完全に削除されます。',
    cancel: '削除しない',
    otherLanguage: 'English',
    linesOf: (file) => `${file} の内容`,
    goToLine: '行番号',
    go: '移動',
    previousLines: '前の行',
    nextLines: '次の行',
    noLines: 'ファイルのこの位置に行はありません。',
    lineNavigation: 'ファイル内の位置',
  },
} as const satisfies Record<Language, PageTexts>;
