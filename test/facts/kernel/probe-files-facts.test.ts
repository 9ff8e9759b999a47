import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('files of the system-probe folder', () => {
  it('counts what service discovery follows', () => {
    const facts = factsOf({
      'system-probe/discovery.log':
        '{"cache":{"7":{"pid":7},"8":{"pid":8}},"running_services":[7,8],"ignore_pids":[1,2,3],"network_enabled":false}',
    });
    expect(valueOrCause(facts, 'discovery.runningServices')).toBe(2);
    expect(valueOrCause(facts, 'discovery.ignoredProcesses')).toBe(3);
    expect(valueOrCause(facts, 'discovery.networkEnabled')).toBe(false);
  });

  it('says nothing of the empty state of newer builds, nor of an error', () => {
    const running = (text: string): unknown =>
      valueOrCause(factsOf({ 'system-probe/discovery.log': text }), 'discovery.runningServices');
    expect(running('{}')).toEqual({ cause: 'absent' });
    expect(running('404 page not found')).toEqual({ cause: 'damaged' });
  });

  it('lists subnets', () => {
    const facts = factsOf({
      'system-probe/vpc_subnets.log': '10.42.0.0/18\nno subnet\n2001:db8::/56\n',
    });
    expect(facts.fact('systemProbe.vpcSubnets')).toMatchObject({
      value: { value: ['10.42.0.0/18', '2001:db8::/56'], itemPlaces: [{ line: 1 }, { line: 3 }] },
    });
  });

  it('takes a tombstone for a load that was interrupted', () => {
    const interrupted = (text: string): unknown =>
      valueOrCause(
        factsOf({ 'system-probe/dyninst_tombstone.json': text }),
        'dynamicInstrumentation.loadInterrupted',
      );
    expect(interrupted('{"probes": []}')).toBe(true);
    expect(interrupted('no such file')).toEqual({ cause: 'damaged' });
    expect(interrupted('probes: of a text')).toEqual({ cause: 'absent' });
    expect(interrupted('[]')).toEqual({ cause: 'absent' });
  });
});
