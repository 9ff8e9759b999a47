// Names of people’s machines, addresses and accounts, and others in their place that mean nothing: for a flare of which a
// part is to be kept. The same value gets the same pseudonym wherever it stands. What looks like nothing in particular
// (the name of a database, of a check of one’s own) is not known here: somebody has to read what is kept.

export interface NamedValue {
  /** In English, for a message: `host name`. */
  readonly kind: string;
  readonly value: string;
  /** Of the same form. Addresses are of ranges that nobody has (RFC 5737, RFC 2544, RFC 3849). */
  readonly pseudonym: string;
}

interface ValueKind {
  readonly kind: string;
  /** A group that took part is what tells the value and stays: the words before it. */
  readonly pattern: RegExp;
  /** Values that tell nothing of anybody. */
  readonly except?: RegExp;
  readonly pseudonym: (number: number, value: string) => string;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const HOST_KIND = 'host name';
/** What public programs and documents call themselves and one another, and words that stand in the place of a host. */
const PUBLIC_HOST =
  /^(?:localhost|unix|pipe|sysprobe|agent|host\d+)$|(?:^|\.)(?:datadoghq\.(?:com|eu)|ddog-gov\.com|datad0g\.com|(?:github|golang|kubernetes|k8s|docker|gcr|quay|microsoft|python|opentelemetry)\.(?:com|org|io)|example\.internal)$|^example\.com$|^[\d.]+$/i;

/** First match wins: what one kind takes is not looked at by the next. */
const KINDS: readonly ValueKind[] = [
  {
    kind: 'e-mail address',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
    except: /@example\.com$/,
    pseudonym: (number) => `user${number}@example.com`,
  },
  {
    kind: 'account',
    pattern: /(?<=\barn:aws[\w-]{0,10}:[\w-]{0,30}:[\w-]{0,30}:)\d{12}(?!\d)|\b\d{12}(?=\.dkr\.ecr\.)/g,
    pseudonym: (number) => String(number).padStart(12, '0'),
  },
  {
    kind: 'UUID',
    pattern: /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/gi,
    except: /^0{8}-/,
    pseudonym: (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  },
  {
    kind: 'container id',
    pattern: /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi,
    except: /^0{32}/,
    pseudonym: (number) => String(number).padStart(64, '0'),
  },
  {
    kind: 'instance id',
    pattern: /(?<![\w-])i-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/g,
    except: /^i-0{8}/,
    pseudonym: (number) => `i-${String(number).padStart(17, '0')}`,
  },
  {
    kind: 'MAC address',
    pattern: /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/gi,
    except: /^(?:00:|ff:){5}|^02:00:5e:/i,
    pseudonym: (number) => `02:00:5e:${[16, 8, 0].map((shift) => hexByte(number >> shift)).join(':')}`,
  },
  {
    kind: 'IP address',
    pattern:
      /(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{0,4})(?![\w:])/gi,
    except: /^(?:fe80|2001:db8)::?/i,
    pseudonym: (number) => `2001:db8::${number.toString(16)}`,
  },
  {
    kind: 'IP address',
    pattern: new RegExp(`(?<![\\w.])${OCTET}(?:\\.${OCTET}){3}(?![\\w]|\\.\\d)`, 'g'),
    except: /^(?:127\.|0\.|169\.254\.|255\.|192\.0\.2\.|198\.1[89]\.)/,
    pseudonym: (number) =>
      number < 255 ? `192.0.2.${number}` : `198.18.${(number >> 8) & 255}.${number & 255}`,
  },
  {
    kind: 'user name',
    pattern: /(\/home\/|\/Users\/|\\{1,2}Users\\{1,2})[\w.-]{0,63}\w/g,
    except: /^(?:Public|Default|Administrator|ddagentuser|dd-agent|user\d+)$/i,
    pseudonym: (number) => `user${number}`,
  },
  {
    // Beside an address of the web one label is a name; in other words it takes an ending that names have.
    kind: HOST_KIND,
    pattern: /(:\/\/(?:[^\s/@"']{0,100}@)?)[\p{L}\d](?:[\p{L}\d_-]|\.(?=[\p{L}\d])){1,250}/giu,
    except: PUBLIC_HOST,
    pseudonym: hostPseudonym,
  },
  {
    kind: HOST_KIND,
    pattern:
      /(?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:internal|local|lan|corp|intra|home|com|net|org|edu|gov|cloud|de|fr|uk|jp|eu)(?![\w-]|\.\w)/gi,
    except: PUBLIC_HOST,
    pseudonym: hostPseudonym,
  },
];

function hexByte(number: number): string {
  return (number & 255).toString(16).padStart(2, '0');
}

function hostPseudonym(number: number, value: string): string {
  return value.includes('.') ? `host${number}.example.internal` : `host${number}`;
}

/** Shorter ones are too likely to be something else. */
const MIN_NAME_LENGTH = 3;

/** Every such value in the texts, and `hosts`: names that the flare is known to have, whatever they look like. */
export function namedValuesIn(texts: readonly string[], hosts: readonly string[]): NamedValue[] {
  const all = texts.join('\n');
  const names = new Names(all);
  for (const host of hosts) {
    if (host.length >= MIN_NAME_LENGTH && new RegExp(wordOf(host), 'i').test(all) && !PUBLIC_HOST.test(host))
      names.add({ before: '', value: host, kind: HOST_KIND, pseudonym: hostPseudonym });
  }
  for (const { kind, pattern, except, pseudonym } of KINDS) {
    for (const [match, before = ''] of pseudonymising(names.found)(all).matchAll(pattern)) {
      const value = match.slice(before.length);
      if (except?.test(value) !== true) names.add({ before, value, kind, pseudonym });
    }
  }
  return names.found;
}

interface Name extends Pick<ValueKind, 'kind' | 'pseudonym'> {
  readonly before: string;
  readonly value: string;
}

class Names {
  readonly found: NamedValue[] = [];
  readonly #values = new Set<string>();
  readonly #texts: string;
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(texts: string) {
    this.#texts = texts;
  }

  /** With the words before it where these alone tell it: the same word elsewhere is something else. */
  add({ before, value, kind, pseudonym }: Name): void {
    if (this.#values.has(before + value)) return;
    this.#values.add(before + value);
    const name = this.#known.get(value.toLowerCase()) ?? this.#unused(value, kind, pseudonym);
    this.#known.set(value.toLowerCase(), name);
    this.found.push({ kind, value: before + value, pseudonym: before + name });
  }

  /** The next that stands nowhere in the texts: a pseudonym is of one value. */
  #unused(value: string, kind: string, pseudonym: ValueKind['pseudonym']): string {
    for (let number = (this.#counts.get(kind) ?? 0) + 1; ; number++) {
      const name = pseudonym(number, value);
      this.#counts.set(kind, number);
      if (!this.#texts.includes(name)) return name;
    }
  }
}

/** Replaces the values where they are not part of a longer word; small and capital letters are one. */
export function pseudonymising(values: readonly NamedValue[]): (text: string) => string {
  if (values.length === 0) return (text) => text;
  const known = new Map(values.map(({ value, pseudonym }) => [value.toLowerCase(), pseudonym]));
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map(wordOf).join('|'), 'gi');
  return (text) => text.replace(any, (value) => known.get(value.toLowerCase()) ?? value);
}

function wordOf(text: string): string {
  const start = /^\w/.test(text) ? '(?<![A-Za-z0-9])' : '';
  return `${start}${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![A-Za-z0-9])`;
}
