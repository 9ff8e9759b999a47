// The first page: takes a dropped or chosen flare, shows how far its upload is, then goes to the flare's page.
import { pageElement } from './page-element.ts';
import { webTexts } from './web-text-table.ts';

const texts = webTexts();
const form = pageElement('#upload', HTMLFormElement);
const fileInput = pageElement('#file', HTMLInputElement);
const button = pageElement('#upload button', HTMLButtonElement);
const progress = pageElement('#progress', HTMLProgressElement);
const status = pageElement('#status', HTMLElement);
const error = pageElement('#error', HTMLElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  upload();
});

// The whole page takes a drop: next to the field is still a drop, and never a page that is left.
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const files = event.dataTransfer?.files;
  if (button.disabled) return;
  if (files?.length !== 1) {
    showError(texts.oneFile);
    return;
  }
  fileInput.files = files;
  upload();
});

function upload(): void {
  const file = fileInput.files?.[0];
  if (file === undefined) return;
  if (file.size > Number(form.dataset.maxBytes)) {
    showError(texts.tooLarge);
    return;
  }
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) showProgress(event.loaded / event.total);
  });
  request.addEventListener('load', () => answered(request));
  request.addEventListener('error', () => showError(texts.unreachable));
  request.open('POST', '/api/v1/flares');
  request.send(new FormData(form));
  error.textContent = '';
  button.disabled = true;
  progress.hidden = false;
  showProgress(0);
}

function showProgress(share: number): void {
  progress.value = share;
  // Not every percent: a screen reader reads each change aloud.
  const percent = Math.floor(share * 10) * 10;
  const text = share < 1 ? texts.uploading(percent) : texts.storing;
  if (status.textContent !== text) status.textContent = text;
}

function showError(text: string): void {
  error.textContent = text;
  status.textContent = '';
  progress.hidden = true;
  button.disabled = false;
}

function answered(request: XMLHttpRequest): void {
  const answer = parseAnswer(request.responseText);
  if (request.status < 300 && answer.id !== undefined) {
    const query = new URLSearchParams({ lang: document.documentElement.lang });
    const notKept = Object.keys(answer.notKept).join();
    if (notKept !== '') query.set('notKept', notKept);
    location.assign(`/flares/${encodeURIComponent(answer.id)}?${query.toString()}`);
    return;
  }
  showError(answer.detail === undefined ? texts.failed : `${texts.failed} ${answer.detail}`);
}

interface Answer {
  readonly id?: string | undefined;
  readonly detail?: string | undefined;
  /** By name, what was given and is not kept. */
  readonly notKept: object;
}

/** A flare, or a problem document; anything else is neither. */
function parseAnswer(text: string): Answer {
  try {
    const { id, detail, notKept } = JSON.parse(text) as Record<string, unknown>;
    return {
      notKept: typeof notKept === 'object' && notKept !== null ? notKept : {},
      id: typeof id === 'string' ? id : undefined,
      detail: typeof detail === 'string' ? detail : undefined,
    };
  } catch {
    return { notKept: {} };
  }
}
