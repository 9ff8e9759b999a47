// Reads go-routine-dump.log (core 4.17): how many goroutines there are, in which states, in which functions, and
// how long those wait that wait for a lock.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import { TopCounts, type Counted } from './top-counts.ts';

// goroutine 1 [chan receive, 312 minutes]:
// goroutine 57 [semacquire, 300 minutes, locked to thread]:
// main.run(0xc000123456, {0x1, 0x2})
//         /go/src/agent/main.go:123 +0x1a
// created by main.start in goroutine 1
const HEADER = /^goroutine \d{1,19} [^[]{0,80}\[([^\]]{1,120})\]:$/;
const MINUTES = /^(\d{1,9}) minutes?$/;

/** Waiting for these is waiting for somebody else to let go; the others wait for work. */
const LOCK = /^(?:semacquire|sync\.)/;

const MAX_FUNCTIONS = 20;
const MAX_BLOCKED = 50;
const MAX_FRAME = 400;

interface Routine {
  readonly state: string;
  readonly minutes: number;
  readonly place: Omit<Place, 'file'>;
}

export const readGoRoutineDump = (): LineReader => new GoRoutineReader();

class GoRoutineReader implements LineReader {
  #count = 0;
  #blocked = 0;
  #first: Omit<Place, 'file'> | undefined;
  #longest: Routine | undefined;
  #longestBlocked: Routine | undefined;
  /** Its first frame is the next line. */
  #open: Routine | undefined;
  readonly #states = new TopCounts(200);
  readonly #functions = new TopCounts(2000);
  readonly #locks = new TopCounts(2000);

  read(text: string, line: number): void {
    if (text.length > MAX_FRAME * 10) return;
    if (text.startsWith('goroutine ')) this.#start(text, line);
    else if (this.#open !== undefined) this.#enter(this.#open, text);
  }

  #start(text: string, line: number): void {
    const parts = HEADER.exec(text)?.[1]?.split(', ');
    if (parts === undefined) return;
    const [state = ''] = parts;
    const waits = parts.map((part) => Number(MINUTES.exec(part)?.[1] ?? 0));
    const routine = { state, minutes: Math.max(...waits), place: { line, text } };
    this.#count += 1;
    this.#first ??= routine.place;
    this.#longest = longer(this.#longest, routine);
    this.#states.add(state, { amount: routine.minutes, place: routine.place });
    this.#open = routine;
    if (!LOCK.test(state)) return;
    this.#blocked += 1;
    this.#longestBlocked = longer(this.#longestBlocked, routine);
  }

  #enter({ state, minutes, place }: Routine, text: string): void {
    this.#open = undefined;
    const name = functionOf(text);
    if (name === undefined) return;
    this.#functions.add(name, { amount: minutes, place });
    if (LOCK.test(state)) this.#locks.add(`${state}\n${name}`, { amount: minutes, place });
  }

  facts(file: string): Fact[] {
    const first = this.#first;
    if (first === undefined) return [];
    const at = (place: Omit<Place, 'file'> | undefined): Place => ({ file, ...(place ?? first) });
    const list = (name: ListName, rows: readonly Counted[], toRecord: (row: Counted) => FactRecord): Fact =>
      makeFact(name, rows.map(toRecord), {
        ...at(first),
        itemPlaces: rows.map(({ place }) => at(place)),
      });
    return [
      makeFact('goroutines.count', this.#count, at(first)),
      makeFact('goroutines.longestWait', this.#longest?.minutes ?? 0, at(this.#longest?.place)),
      makeFact('goroutines.blockedCount', this.#blocked, at(this.#longestBlocked?.place)),
      makeFact(
        'goroutines.longestBlocked',
        this.#longestBlocked?.minutes ?? 0,
        at(this.#longestBlocked?.place),
      ),
      list('goroutines.states', this.#states.top(200), stateRecord),
      list('goroutines.functions', this.#functions.top(MAX_FUNCTIONS), functionRecord),
      list('goroutines.blocked', this.#locks.top(MAX_BLOCKED), blockedRecord),
    ];
  }
}

type ListName = 'goroutines.states' | 'goroutines.functions' | 'goroutines.blocked';

function longer(known: Routine | undefined, one: Routine): Routine {
  return known === undefined || one.minutes > known.minutes ? one : known;
}

/** The last parenthesis opens the arguments: `net/http.(*conn).serve(0xc000, {0x1})`. */
function functionOf(frame: string): string | undefined {
  const text = frame.trim().slice(0, MAX_FRAME);
  const end = text.endsWith(')') ? text.lastIndexOf('(') : text.length;
  return end <= 0 || text.startsWith('/') ? undefined : text.slice(0, end);
}

const stateRecord = ({ key, count, amount }: Counted): FactRecord => ({
  state: key,
  count,
  longestMinutes: amount,
});

const functionRecord = ({ key, count, amount }: Counted): FactRecord => ({
  function: key,
  count,
  longestMinutes: amount,
});

function blockedRecord({ key, count, amount }: Counted): FactRecord {
  const [state = '', name = ''] = key.split('\n');
  return { state, function: name, count, longestMinutes: amount };
}
