// The page of a flare that is being analysed: tells how far it is, and shows the result when there is one.
import { pageElement } from './page-element.ts';

const FIRST_PAUSE_MS = 300;
const MAX_PAUSE_MS = 3000;

interface FlareStatus {
  readonly status: string;
  readonly progress: { readonly readBytes: number; readonly totalBytes: number | null } | null;
}

const status = pageElement('#status', HTMLElement);
const { flare = '', waiting = '', reading = '' } = status.dataset;
void watch();

async function watch(): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(1.3 * pauseMs, MAX_PAUSE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const answer = await ask();
    if (answer === 'unreachable') continue;
    // Done, failed or deleted: the page itself says which.
    if (answer === 'gone' || !['queued', 'running'].includes(answer.status)) {
      location.reload();
      return;
    }
    status.textContent = answer.progress === null ? waiting : `${reading} ${shareText(answer.progress)}`;
  }
}

function shareText({ readBytes, totalBytes }: NonNullable<FlareStatus['progress']>): string {
  return totalBytes === null || totalBytes === 0
    ? `${Math.round(readBytes / 2 ** 20)} MiB`
    : `${Math.min(100, Math.floor((100 * readBytes) / totalBytes))} %`;
}

async function ask(): Promise<FlareStatus | 'gone' | 'unreachable'> {
  try {
    const answer = await fetch(`/api/v1/flares/${encodeURIComponent(flare)}`);
    if (answer.status === 404) return 'gone';
    return answer.ok ? ((await answer.json()) as FlareStatus) : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
