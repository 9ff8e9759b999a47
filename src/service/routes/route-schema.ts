// What the API takes and answers, declared with each route: what is taken is checked by it, and both are what /api/docs
// tells (OpenAPI 3.1).
import swagger from '@fastify/swagger';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchema,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import * as z from 'zod';
import { UsageError } from '../../errors.ts';
import { ANSWER_SCHEMAS, refTo, type AnswerName } from './answer-schema.ts';

/** Parameters and bodies have the type of their schema. */
interface TypesBySchema extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: unknown;
}

/** An app whose routes declare what they take and answer. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypesBySchema
>;

export interface ApiInfo {
  readonly tool: { readonly name: string; readonly version: string };
  readonly needsToken: boolean;
}

/** The rest of a path, which OpenAPI wants to have a name. */
const WILDCARD = '*';

/** Before the routes are declared. */
export async function declareSchemas(app: FastifyInstance, { tool, needsToken }: ApiInfo): Promise<Api> {
  const schemes = {
    bearer: { type: 'http', scheme: 'bearer' },
    basic: { type: 'http', scheme: 'basic', description: 'The token as the password, with any user name.' },
  } as const;
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: tool.name,
        version: tool.version,
        description: 'What is wrong in Datadog Agent flares.',
      },
      servers: [{ url: '/' }],
      ...(needsToken
        ? { components: { securitySchemes: schemes }, security: [{ bearer: [] }, { basic: [] }] }
        : {}),
    },
    hideUntagged: true,
    transform: ({ schema, url }) => ({ schema: asJsonSchemas(schema), url: url.replace(WILDCARD, ':path') }),
    refResolver: {
      buildLocalReference: ({ $id }) => $id as string,
    },
  });
  for (const [name, schema] of Object.entries(ANSWER_SCHEMAS)) app.addSchema({ $id: name, ...schema });
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? { value: parsed.data } : { error: mistakesIn(parsed.error, httpPart) };
  });
  // What is sent is not changed by what is told of it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  return app.withTypeProvider<TypesBySchema>();
}

/** Query parameters or fields as their schema says; throws UsageError BAD_OPTION naming all that are wrong. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw mistakesIn(parsed.error, 'input');
}

function mistakesIn({ issues }: z.ZodError, whole: string | undefined): UsageError {
  const mistakes = issues
    .flatMap(innerIssues)
    .map(({ path, message }) => `${path.join('.') || (whole ?? 'input')}: ${message}`);
  return new UsageError('BAD_OPTION', mistakes.join('; '));
}

/** Of several shapes the one that the value has at least the type of. */
function innerIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isOfType = (branch: readonly z.core.$ZodIssue[]): boolean =>
    branch.every(({ code, path }) => code !== 'invalid_type' || path.length > 0);
  return issue.errors.find(isOfType) ?? [issue];
}

function asJsonSchemas(schema: FastifySchema | undefined): FastifySchema {
  const entries = Object.entries(schema ?? {}).map(([part, value]) => [
    part,
    value instanceof z.ZodType ? jsonSchemaOf(value) : (value as unknown),
  ]);
  return Object.fromEntries(entries) as FastifySchema;
}

function jsonSchemaOf(schema: z.ZodType): object {
  const named =
    schema instanceof z.ZodObject && WILDCARD in schema.shape
      ? schema.omit({ [WILDCARD]: true }).extend({ path: schema.shape[WILDCARD] as z.ZodType })
      : schema;
  const { $schema: _, ...json } = z.toJSONSchema(named, { io: 'input', unrepresentable: 'any' });
  return json;
}

/** The answers of a route by status; any other is a problem document. */
export function answers(byStatus: Readonly<Record<number, object>>): object {
  const problem = {
    description: 'Why there is no answer (RFC 9457).',
    content: { 'application/problem+json': { schema: refTo('Problem') } },
  };
  return { ...byStatus, default: problem };
}

export function answer(description: string, name: AnswerName): object {
  return { description, content: { 'application/json': { schema: refTo(name) } } };
}

/** JSON of a schema, or a text in another of these content types. */
export function answerIn(contentTypes: readonly string[], description: string, name: AnswerName): object {
  const content = contentTypes.map((type) => {
    const [bare = type] = type.split(';');
    return [bare, { schema: bare === 'application/json' ? refTo(name) : { type: 'string' } }] as const;
  });
  return { description, content: Object.fromEntries(content) };
}
