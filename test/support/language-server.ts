// The YAML language server of the editor’s extension, over standard input and output, with this project’s settings.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVER = `${ROOT}node_modules/yaml-language-server/bin/yaml-language-server`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface LanguageServer {
  /** Opens a text under a path of the project; what the server says of it. */
  diagnosticsOf(path: string, text: string): Promise<readonly Diagnostic[]>;
  /** Labels and documentation offered at the first `|` of the text, which is taken out. */
  completionAt(path: string, text: string): Promise<ReadonlyMap<string, string>>;
  hoverAt(path: string, text: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const settings = JSON.parse(readFileSync(`${ROOT}.vscode/settings.json`, 'utf8')) as Record<
    string,
    unknown
  >;
  const yaml = Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      key.startsWith('yaml.schemas') ? [[key.slice('yaml.'.length), value]] : [],
    ),
  );
  const sections: Record<string, unknown> = {
    yaml: { ...yaml, validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  };
  const waiting = new Map<string, (message: Message) => void>();
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  readMessages(child.stdout, (message) => {
    if (message.method === 'workspace/configuration') {
      const { items } = message.params as { items: readonly { section: string }[] };
      send({ id: message.id, result: items.map(({ section }) => sections[section] ?? {}) });
    } else if (message.method === undefined) {
      waiting.get(`answer ${String(message.id)}`)?.(message);
    } else if (message.id !== undefined) {
      send({ id: message.id, result: null });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      waiting.get(`diagnostics ${(message.params as { uri: string }).uri}`)?.(message);
    }
  });
  let nextId = 1;
  const ask = async (method: string, params: object): Promise<unknown> => {
    const id = nextId++;
    const answer = new Promise<Message>((resolve) => waiting.set(`answer ${id}`, resolve));
    send({ id, method, params });
    return (await answer).result;
  };
  const rootUri = pathToFileURL(ROOT).href;
  await ask('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'project' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: false },
      },
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: sections } });

  const open = async (
    path: string,
    text: string,
  ): Promise<{ uri: string; diagnostics: readonly Diagnostic[] }> => {
    const uri = `${rootUri}${path}`;
    const published = new Promise<Message>((resolve) => waiting.set(`diagnostics ${uri}`, resolve));
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    const { diagnostics } = (await published).params as { diagnostics: readonly Diagnostic[] };
    return { uri, diagnostics };
  };
  const openAtCursor = async (path: string, marked: string): Promise<object> => {
    const before = marked.slice(0, marked.indexOf('|'));
    const { uri } = await open(path, marked.replace('|', ''));
    const lines = before.split('\n');
    return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
  };
  return {
    diagnosticsOf: async (path, text) => (await open(path, text)).diagnostics,
    completionAt: async (path, text) => {
      const answer = (await ask('textDocument/completion', await openAtCursor(path, text))) as {
        items: readonly { label: string; documentation?: string | { value: string } }[];
      };
      return new Map(
        answer.items.map(({ label, documentation = '' }) => [
          label,
          typeof documentation === 'string' ? documentation : documentation.value,
        ]),
      );
    },
    hoverAt: async (path, text) => {
      const answer = (await ask('textDocument/hover', await openAtCursor(path, text))) as {
        contents: { value: string };
      } | null;
      return answer?.contents.value ?? '';
    },
    stop: async () => {
      await ask('shutdown', {});
      send({ method: 'exit' });
      child.stdin.end();
    },
  };
}

/** `Content-Length: N`, an empty line, N bytes. */
function readMessages(stream: NodeJS.ReadableStream, onMessage: (message: Message) => void): void {
  let buffered = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (;;) {
      const end = buffered.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/.exec(buffered.subarray(0, Math.max(0, end)).toString())?.[1],
      );
      if (end < 0 || buffered.length < end + 4 + length) return;
      const body = buffered.subarray(end + 4, end + 4 + length).toString();
      buffered = buffered.subarray(end + 4 + length);
      onMessage(JSON.parse(body) as Message);
    }
  });
}
