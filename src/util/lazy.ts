// Values that are made when they are first asked for.

/** Makes the value once. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Asks once for each key. */
export function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  return askingOnce(ask, new Map<K, Answer<V>>());
}

/** Asks once for each object, and forgets the answer with it. */
export function rememberedWith<K extends object, V>(ask: (key: K) => V): (key: K) => V {
  return askingOnce(ask, new WeakMap<K, Answer<V>>());
}

interface Answer<V> {
  readonly value: V;
}

function askingOnce<K, V>(
  ask: (key: K) => V,
  known: { get(key: K): Answer<V> | undefined; set(key: K, answer: Answer<V>): unknown },
): (key: K) => V {
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = { value: ask(key) }));
    return answer.value;
  };
}

/** Undefined while the question is being answered: an answer that would need itself. */
export function unlessAsking<T>(ask: () => T | undefined): () => T | undefined {
  let isAsking = false;
  return () => {
    if (isAsking) return undefined;
    isAsking = true;
    try {
      return ask();
    } finally {
      isAsking = false;
    }
  };
}
