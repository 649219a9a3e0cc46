import type { ContractParameter } from '@upspec/document';
import { absent, present } from '../../difference/reading.js';
import type { RequestLocation } from '../../difference/location.js';
import { valuesOf } from '../capture/sent-request.js';
import type { ClientRuleId } from '../client-rules.js';
import type { ClientViolation } from './client-violation.js';
import { readingsOf, rejectedIn } from './fits-schema.js';
import type { CalledOperation, RequestFacts } from './request-facts.js';

/** Judges the parameters of path, query and headers. Others than the declared ones may be sent. */
export function judgeParameters(facts: RequestFacts): readonly ClientViolation[] {
  const { called } = facts;
  if (called === undefined) return [];
  return called.operation.parameters.flatMap((parameter) => judgeOne(facts, called, parameter));
}

function judgeOne(
  facts: RequestFacts,
  called: CalledOperation,
  parameter: ContractParameter,
): readonly ClientViolation[] {
  const { name, schema, required } = parameter;
  switch (parameter.in) {
    case 'path': {
      const text = called.parameters.find((each) => each.name === name)?.text ?? '';
      const location = { kind: 'request', aspect: 'path' } as const;
      return valueOfSchema(facts, schema, {
        requirement: 'client.path.value',
        location,
        texts: [text],
      });
    }
    case 'query': {
      const texts = queryTexts(facts.query ?? '', parameter);
      const location = { kind: 'query', name } as const;
      if (texts.length > 0) {
        return valueOfSchema(facts, schema, { requirement: 'client.query.value', location, texts });
      }
      return required ? [missing('client.query.missing', location)] : [];
    }
    case 'header': {
      const texts = valuesOf(facts.request, name.toLowerCase());
      const location = { kind: 'request-header', name: name.toLowerCase() } as const;
      if (texts.length > 0) {
        return valueOfSchema(facts, schema, {
          requirement: 'client.header.value',
          location,
          texts,
        });
      }
      return required ? [missing('client.header.missing', location)] : [];
    }
    case 'cookie':
      return [];
    default:
      return parameter.in satisfies never;
  }
}

function missing(requirement: ClientRuleId, location: RequestLocation): ClientViolation {
  return { requirement, location, expected: present, actual: absent };
}

/** The values of a parameter in a query, decoded; those of a deepObject are not read. */
function queryTexts(query: string, { name, style, explode }: ContractParameter): readonly string[] {
  const pairs = query.split('&').map((pair) => pair.split('='));
  const own = pairs.filter(([key = '']) => decode(key) === name);
  const texts = own.map(([, ...rest]) => decode(rest.join('=')));
  const [first] = texts;
  if (explode || texts.length !== 1 || first === undefined) return texts;
  const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
  return first.split(separator);
}

/** A plus sign is a space (the URL standard, section 5.1). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

interface SentTexts {
  readonly requirement: ClientRuleId;
  readonly location: RequestLocation;
  /** One, or several where it was sent repeatedly. */
  readonly texts: readonly string[];
}

function valueOfSchema(
  { contract }: RequestFacts,
  schema: string | undefined,
  { requirement, location, texts }: SentTexts,
): readonly ClientViolation[] {
  if (schema === undefined) return [];
  const [only, ...more] = texts;
  const whole = more.length === 0 && only !== undefined ? readingsOf(only) : [];
  const lists = [texts.map((text) => readingsOf(text)[0]), texts];
  const [first] = rejectedIn(contract, schema, [...whole, ...lists]);
  if (first === undefined) return [];
  return [{ requirement, location, expected: first.expected, actual: first.actual }];
}
