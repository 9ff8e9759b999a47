// A whole service in a folder of its own, reached through inject or a socket of this machine.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import type { LogEvent } from '../../../src/service/service-log.ts';
import {
  DEFAULT_SERVICE_LIMITS,
  type ServiceLimits,
  type ServiceOptions,
} from '../../../src/service/service-options.ts';
import { openService, type Service } from '../../../src/service/service.ts';
import type { ProcessTable } from '../../../src/service/store/folder-lock.ts';
import { assertBuilt, builtInPack, BUILT_DIR } from './built-program.ts';

export interface TestService extends Service {
  readonly dataDir: string;
  readonly logged: readonly LogEvent[];
}

export interface TestSetup extends Partial<Omit<ServiceOptions, 'limits'>> {
  readonly limits?: Partial<ServiceLimits>;
}

export const THIS_PROCESS: ProcessTable = {
  pid: process.pid,
  isAlive: (pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  },
};

export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'flare-service-'));
}

export async function openTestService(setup: TestSetup = {}): Promise<TestService> {
  assertBuilt();
  const dataDir = setup.dataDir ?? (await makeDataDir());
  const logged: LogEvent[] = [];
  const service = await openService(
    {
      host: '127.0.0.1',
      readLimits: DEFAULT_LIMITS,
      pack: await builtInPack(),
      tool: { name: 'flare-analyzer', version: '0.0.0-test' },
      builtDir: BUILT_DIR,
      ...setup,
      dataDir,
      limits: { ...DEFAULT_SERVICE_LIMITS, ...setup.limits },
    },
    { log: (event) => logged.push(event), processes: THIS_PROCESS, onLost: () => undefined },
  );
  return { ...service, dataDir, logged };
}

/** Closes the service and removes its folder. */
export async function dispose(service: TestService): Promise<void> {
  await service.close();
  await rm(service.dataDir, { recursive: true, force: true });
}

/** The address of the service on a socket. */
export async function listenOn(service: TestService): Promise<string> {
  await service.app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`;
}

export interface FlareAnswer {
  readonly id: string;
  readonly sha256: string;
  readonly status: string;
  readonly name: string;
  readonly problem?: { readonly status: number; readonly code: string; readonly detail: string };
}

export async function uploadRaw(service: TestService, body: Buffer, query = ''): Promise<FlareAnswer> {
  const answer = await service.app.inject({
    method: 'POST',
    url: `/api/v1/flares${query}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: body,
  });
  expect([200, 202], answer.body).toContain(answer.statusCode);
  return answer.json();
}

/** Waits until the analysis has ended, well or not. */
export async function settled(service: TestService, id: string): Promise<FlareAnswer> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await service.app.inject(`/api/v1/flares/${id}`);
    const flare = answer.json<FlareAnswer>();
    if (!['queued', 'running'].includes(flare.status)) return flare;
    await setTimeout(50);
  }
  throw new Error('the analysis does not end');
}
