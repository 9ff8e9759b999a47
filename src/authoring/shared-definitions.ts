// A JSON Schema in which what stands several times stands once, under `definitions`. It says the same.

type Json = Readonly<Record<string, unknown>>;

/** Characters of a schema that is worth a definition of its own. */
const MIN_LENGTH = 120;

/** New definitions are called `part-1`, `part-2`, … in the order in which they are met. */
export function withSharedDefinitions(schema: Json): Json {
  const counts = new Map<string, number>();
  countSchemas(schema, counts);
  const names = new Map<string, string>();
  const parts: Record<string, unknown> = {};
  const share = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(share);
    if (!isMap(value)) return value;
    const text = isSchema(value) ? JSON.stringify(value) : '';
    if (text.length < MIN_LENGTH || (counts.get(text) ?? 0) < 2) return withinEach(value, share);
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/definitions/${known}` };
    const name = `part-${names.size + 1}`;
    names.set(text, name);
    parts[name] = withinEach(value, share);
    return { $ref: `#/definitions/${name}` };
  };
  const shared = withinEach(schema, share);
  return { ...shared, definitions: { ...(shared.definitions as Json), ...parts } };
}

function countSchemas(value: unknown, counts: Map<string, number>): void {
  if (Array.isArray(value)) for (const one of value) countSchemas(one, counts);
  if (!isMap(value)) return;
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const one of Object.values(value)) countSchemas(one, counts);
}

function withinEach(value: Json, change: (one: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** And not a map of properties, of which one may be called `type`. */
function isSchema(value: Json): boolean {
  return typeof value.type === 'string' || Array.isArray(value.anyOf) || Array.isArray(value.allOf);
}
