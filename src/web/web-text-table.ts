// The words that the browser puts on the page itself; all others come with the page.

export interface WebTexts {
  readonly uploading: (percent: number) => string;
  readonly storing: string;
  readonly tooLarge: string;
  readonly oneFile: string;
  readonly unreachable: string;
  readonly failed: string;
}

const TEXTS: Readonly<Record<string, WebTexts>> = {
  en: {
    uploading: (percent) => `Uploading: ${percent} %`,
    storing: 'Uploaded. The flare is being stored.',
    tooLarge: 'This file is larger than the service accepts.',
    oneFile: 'Please drop one file: the flare as a zip or tar.gz.',
    unreachable: 'The service did not answer. Check your connection and try again.',
    failed: 'The upload failed.',
  },
  ja: {
    uploading: (percent) => `アップロード中: ${percent} %`,
    storing: 'アップロードが完了しました。flare を保存しています。',
    tooLarge: 'ファイルがこのサービスの上限を超えています。',
    oneFile: 'ファイルを 1 つだけドロップしてください（zip または tar.gz の flare）。',
    unreachable: 'サービスから応答がありません。接続を確認して、もう一度お試しください。',
    failed: 'アップロードに失敗しました。',
  },
};

export function webTexts(): WebTexts {
  const texts = TEXTS[document.documentElement.lang] ?? TEXTS.en;
  if (texts === undefined) throw new Error('no texts');
  return texts;
}
