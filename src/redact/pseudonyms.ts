// Names of people’s machines, addresses and accounts, and others in their place that mean nothing: for a flare of which a
// part is to be kept. The same value gets the same pseudonym wherever it stands. What looks like nothing in particular
// (the name of a database, of a check of one’s own) is not known here: somebody has to read what is kept.

export interface NamedValue {
  /** In English, for a message: `host name`. */
  readonly kind: string;
  readonly value: string;
  /** Of the same form. Addresses are of the ranges for documentation (RFC 5737, RFC 3849, RFC 7042). */
  readonly pseudonym: string;
}

interface ValueKind {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Values that tell nothing of anybody. */
  readonly except?: RegExp;
  readonly pseudonym: (number: number, value: string) => string;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const HOST_KIND = 'host name';

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
    except: /^[0-]+$/,
    pseudonym: (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  },
  {
    kind: 'container id',
    pattern: /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi,
    pseudonym: (number) => String(number).padStart(64, '0'),
  },
  {
    kind: 'instance id',
    pattern: /(?<![\w-])i-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/g,
    pseudonym: (number) => `i-${String(number).padStart(17, '0')}`,
  },
  {
    kind: 'MAC address',
    pattern: /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/gi,
    except: /^(?:00:|ff:){5}/i,
    pseudonym: (number) => `00:00:5e:00:53:${(number % 256).toString(16).padStart(2, '0')}`,
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
    except: /^(?:127\.|0\.|169\.254\.|255\.|192\.0\.2\.)/,
    pseudonym: (number) =>
      number < 255 ? `192.0.2.${number}` : `198.51.${100 + Math.floor(number / 255)}.${number % 255}`,
  },
  {
    kind: 'user name',
    pattern: /(?<=(?:\/home\/|\/Users\/|\\Users\\))[\w.-]+/g,
    except: /^(?:Public|Default|Administrator|ddagentuser|dd-agent)$/i,
    pseudonym: (number) => `user${number}`,
  },
  {
    kind: HOST_KIND,
    pattern:
      /(?<=:\/\/(?:[^\s/@"']{0,100}@)?)[a-z](?:[\w-]|\.(?=\w)){1,250}|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:internal|local|lan|corp|intra|home)(?![\w-]|\.\w)/gi,
    except:
      /^localhost$|(?:^|\.)(?:datadoghq\.(?:com|eu)|ddog-gov\.com|datad0g\.com)$|^host\d+(?:\.example\.internal)?$/i,
    pseudonym: hostPseudonym,
  },
];

function hostPseudonym(number: number, value: string): string {
  return value.includes('.') ? `host${number}.example.internal` : `host${number}`;
}

/** Shorter ones stand in the middle of other words. */
const MIN_NAME_LENGTH = 4;

/** Every such value in the texts, and `hosts`: names that the flare is known to have, whatever they look like. */
export function namedValuesIn(texts: readonly string[], hosts: readonly string[]): NamedValue[] {
  const found = new Map<string, NamedValue>();
  const counts = new Map<string, number>();
  const add = (value: string, { kind, pseudonym }: Pick<ValueKind, 'kind' | 'pseudonym'>): void => {
    if (found.has(value)) return;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    found.set(value, { kind, value, pseudonym: pseudonym(number, value) });
  };
  for (const host of hosts) {
    const isNamed = host.length >= MIN_NAME_LENGTH && texts.some((text) => text.includes(host));
    if (isNamed) add(host, { kind: HOST_KIND, pseudonym: hostPseudonym });
  }
  for (const one of KINDS) {
    for (const text of texts.map((each) => withPseudonyms(each, [...found.values()]))) {
      for (const [value] of text.matchAll(one.pattern)) {
        if (one.except?.test(value) !== true) add(value, one);
      }
    }
  }
  return [...found.values()];
}

/** Where a value is not part of a longer word. */
export function withPseudonyms(text: string, values: readonly NamedValue[]): string {
  if (values.length === 0) return text;
  const known = new Map(values.map(({ value, pseudonym }) => [value, pseudonym]));
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(`(?<![A-Za-z0-9])(?:${longestFirst.map(quoted).join('|')})(?![A-Za-z0-9])`, 'g');
  return text.replace(any, (value) => known.get(value) ?? value);
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
