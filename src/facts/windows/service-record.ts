// A Windows service of the Agent as a fact, and what services say of the network driver. Shared by the two forms of
// the file: servicestatus.json and the older servicestatus.txt.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { Confidence } from '../../model/severity.ts';
import type { Place } from '../../model/place.ts';
import { makeFact } from '../make-fact.ts';

export interface WindowsService {
  readonly name: string;
  readonly displayName: string;
  /** Running, Stopped, … */
  readonly status: string;
  /** Automatic, Manual, Disabled, …; empty where the file does not say. */
  readonly startType: string;
  readonly dependencies: readonly string[];
  readonly place: Place;
}

/** Reads connections for Cloud Network Monitoring. */
export const NETWORK_DRIVER = 'ddnpm';

const MAX_SERVICES = 200;

export function servicesFact(services: readonly WindowsService[]): Fact[] {
  const shown = services.slice(0, MAX_SERVICES);
  const [first] = shown;
  if (first === undefined) return [];
  return [
    makeFact('windows.services', shown.map(serviceRecord), {
      ...first.place,
      itemPlaces: shown.map(({ place }) => place),
    }),
  ];
}

function serviceRecord(service: WindowsService): FactRecord {
  const { name, displayName, status, startType, dependencies } = service;
  const stated = Object.entries({ displayName, status, startType, dependsOn: dependencies.join(', ') });
  return { name, ...Object.fromEntries(stated.filter(([, value]) => value !== '')) };
}

/** From the service of the driver, where it is listed. */
export function driverFacts(services: readonly WindowsService[]): Fact[] {
  const driver = services.find(({ name }) => name.toLowerCase() === NETWORK_DRIVER);
  if (driver === undefined) return [];
  return [
    makeFact('windows.networkDriver.installed', true, driver.place),
    ...(driver.status === ''
      ? []
      : [makeFact('windows.networkDriver.running', driver.status === 'Running', driver.place)]),
  ];
}

export function noDriver(place: Place, confidence: Confidence): Fact {
  return makeFact('windows.networkDriver.installed', false, { ...place, confidence });
}
