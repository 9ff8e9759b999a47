import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventChains, type ChainEvent } from '../../../src/operators/correlation/event-chain.ts';

interface StepEvent extends ChainEvent {
  readonly step: number;
}

/** Lines of some files, each of one step; their clocks go forth and back. */
const lines = fc
  .array(
    fc.record({
      ms: fc.nat(20),
      file: fc.constantFrom('a.log', 'b.log', 'c.log'),
      step: fc.nat(2),
      more: fc.nat(2),
    }),
    { maxLength: 18 },
  )
  .map((all) =>
    all.map(({ more, ...line }, index): StepEvent => ({
      ...line,
      order: index * 4,
      lastOrder: index * 4 + more,
    })),
  );

function follows(a: StepEvent, b: StepEvent): boolean {
  return a.file === b.file ? a.order < b.lastOrder && a.ms <= b.ms && a !== b : a.ms <= b.ms;
}

/** Every combination is tried. */
function bruteForce(steps: readonly (readonly StepEvent[])[], withinMs: number): ReadonlySet<StepEvent> {
  let chains = (steps[0] ?? []).map((event) => [event]);
  for (const step of steps.slice(1)) {
    chains = chains.flatMap((chain) =>
      step.filter((event) => follows(chain.at(-1)!, event)).map((event) => [...chain, event]),
    );
  }
  const fitting = chains.filter((chain) => chain.at(-1)!.ms - chain[0]!.ms <= withinMs);
  return new Set(fitting.map((chain) => chain.at(-1)!));
}

describe('eventChains', () => {
  it('ends where a chain ends that trying every combination finds', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 3 }), fc.nat(12), (all, length, withinMs) => {
        const rising = [...all].sort((a, b) => a.ms - b.ms || a.order - b.order);
        const steps = Array.from({ length }, (_, step) => rising.filter((event) => event.step === step));
        const chains = eventChains(steps, withinMs);
        expect(new Set(chains.map((chain) => chain.at(-1)))).toEqual(bruteForce(steps, withinMs));
        for (const chain of chains) {
          expect(chain.map((event) => event.step)).toEqual(steps.map((_, step) => step));
          expect(chain.at(-1)!.ms - chain[0]!.ms).toBeLessThanOrEqual(withinMs);
          chain.slice(1).forEach((event, index) => expect(follows(chain[index]!, event)).toBe(true));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('needs no more time for many lines of one second than for as many of many', () => {
    const flood = (offset: number): ChainEvent[] =>
      Array.from({ length: 100_000 }, (_, index) => ({
        file: 'a.log',
        ms: 0,
        order: 2 * index + offset,
        lastOrder: 2 * index + offset,
      }));
    expect(eventChains([flood(0), flood(1)], 0).length).toBe(100_000);
  });

  it('does work in proportion to the events when each stands in a file of its own', () => {
    const workFor = (files: number): number => {
      let reads = 0;
      const counted = (event: ChainEvent): ChainEvent =>
        new Proxy(event, { get: (target, key) => (reads++, Reflect.get(target, key) as unknown) });
      const step = (offset: number): ChainEvent[] =>
        Array.from({ length: files }, (_, index) => {
          const order = 2 * index + offset;
          return counted({ file: `${index}.log`, ms: 0, order, lastOrder: order });
        });
      expect(eventChains([step(0), step(1)], 0).length).toBe(files);
      return reads;
    };
    expect(workFor(800)).toBeLessThan(2.5 * workFor(400));
  });
});
