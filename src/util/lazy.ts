// Values that are made when they are first asked for.

/** Makes the value once. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
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
