import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import { readPartHead } from '../../multipart/part-head.js';
import { headerOf } from '../capture/sent-request.js';
import type { RequestFacts } from '../judge/request-facts.js';
import { fits, type ExpectedValues } from './expectations.js';

/** Finds a value of a request, as text; undefined where there is none. */
type ValueByName = (name: string) => string | undefined;

/** The values of a request, by where they are. */
export interface SentValues {
  readonly path: ValueByName;
  readonly query: ValueByName;
  readonly headers: ValueByName;
  readonly body: ValueByName;
}

export function valuesOf(facts: RequestFacts): SentValues {
  const query = new URLSearchParams(facts.query ?? '');
  return {
    path: (name) => facts.called?.parameters.find((each) => each.name === name)?.text,
    query: (name) => query.get(name) ?? undefined,
    headers: (name) => headerOf(facts.request, name.toLowerCase()),
    body: bodyValues(facts),
  };
}

/** The first of the expected values that a request does not have; undefined where it has all. */
export function missingIn(expected: ExpectedValues, valueNamed: ValueByName): string | undefined {
  return Object.entries(expected).find(([name, value]) => !fits(value, valueNamed(name)))?.[0];
}

function bodyValues({ request }: RequestFacts): ValueByName {
  const { body } = request;
  if (body.kind === 'none') return () => undefined;
  if (body.kind === 'multipart') {
    const parts = body.wire.parts.map((part) => ({
      name: readPartHead(part.head).name,
      text: part.content.toString('utf8'),
    }));
    return (name) => parts.find((part) => part.name === name)?.text;
  }
  const text = body.bytes.toString('utf8');
  if (/^application\/x-www-form-urlencoded/i.test(headerOf(request, 'content-type') ?? '')) {
    const pairs = new URLSearchParams(text);
    return (name) => pairs.get(name) ?? undefined;
  }
  const parsed = parseJson(text);
  return (name) => {
    const value = parsed.ok ? valueAt(parsed.value, pointerOf(name)) : undefined;
    if (value === undefined) return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}

/** A name is a property of the whole; RFC 6901, section 3. */
function pointerOf(name: string): string {
  return name.startsWith('/') ? name : `/${name.replaceAll('~', '~0')}`;
}
