import type { ContractContent, ContractOperation } from '@upspec/document';
import type { SchemaJudge } from '../contract/schema-judge.js';
import { isJsonObject } from '../json/json-object.js';
import { fillValue } from './fill-value.js';
import type { MockCore } from './mock-core.js';

/** Which example is made. */
export interface ExampleSource {
  readonly operation: ContractOperation;
  /** The status as the document declares it. */
  readonly key: string;
  readonly content: ContractContent;
  /** The name of one of the document's examples; the first where it is absent. */
  readonly name?: string | undefined;
}

/**
 * The value of a response: the document's example, else one that is made from the schema. An example
 * that its schema rejects is corrected as far as needed.
 */
export function exampleValue(core: MockCore, source: ExampleSource): unknown {
  const documented = documentedExample(source);
  const { content } = source;
  if (documented !== undefined && isValid(core.responses, content, documented)) return documented;
  return validValue(core, {
    content,
    hint: documented ?? builtExample(source),
    keepsHint: documented !== undefined,
  });
}

/** The example that the document has; undefined where it has none. */
export function documentedExample({ content, name }: ExampleSource): unknown {
  const { examples = {} } = content;
  const named = name === undefined ? undefined : examples[name];
  return named ?? Object.values(examples)[0];
}

/** What a valid value is made from. */
export interface ValueSource {
  readonly content: ContractContent;
  readonly hint: unknown;
  readonly keepsHint: boolean;
}

/** A value that the schema of a response allows, as close to the hint as possible. */
export function validValue(core: MockCore, { content, hint, keepsHint }: ValueSource): unknown {
  if (content.schema === undefined) return hint ?? (content.kind === 'json' ? {} : undefined);
  if (hint !== undefined && keepsHint && isValid(core.responses, content, hint)) return hint;
  const schema = core.book.named(content.schema);
  const close = fillValue(schema, { book: core.book, hint, keepsHint, name: 'text' });
  if (isValid(core.responses, content, close)) return close;
  const required = fillValue(schema, { book: core.book, hint: {}, keepsHint: true, name: 'text' });
  if (isJsonObject(required) && isValid(core.responses, content, required)) return required;
  const plain = fillValue(schema, { book: core.book, name: 'text' });
  return isValid(core.responses, content, plain) ? plain : close;
}

function isValid(judge: SchemaJudge, { schema }: ContractContent, value: unknown): boolean {
  return schema === undefined || judge.judge(schema, value).kind === 'valid';
}

/** What was built from the schemas, with the examples of their properties. */
function builtExample({ operation, key }: ExampleSource): unknown {
  const found = operation.examples.find(({ response }) => response?.status.toUpperCase() === key);
  return found?.response?.body;
}
