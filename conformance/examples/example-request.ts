import {
  requestPath,
  type ContractExample,
  type ContractOperation,
  type ContractParameter,
} from '@upspec/document';
import type { RecordedRequest } from '../fixture-format/fixture.js';
import { exampleBody } from './example-body.js';
import { headerValue, pathSegment, queryPairs } from './serialize-parameter.js';

/** The values of a request, by their names in the document. */
export type RequestValues = Pick<ContractExample, 'parameters' | 'body' | 'files'>;

interface GivenValue {
  readonly parameter: ContractParameter;
  readonly value: unknown;
}

/** The request of an operation with the values of an example, written as the document says. */
export function exampleRequest(
  operation: ContractOperation,
  example: RequestValues,
): RecordedRequest {
  const { method, path, body, parameters } = operation;
  const values = parameters.flatMap((parameter): readonly GivenValue[] => {
    const given = example.parameters.find(
      (each) => each.name === parameter.name && each.in === parameter.in,
    );
    return given === undefined ? [] : [{ parameter, value: asContent(parameter, given.value) }];
  });
  const at = (where: ContractParameter['in']): readonly GivenValue[] =>
    values.filter(({ parameter }) => parameter.in === where);
  const filled = at('path').reduce(
    (text, { parameter, value }) =>
      text.replaceAll(`{${parameter.name}}`, () => pathSegment(parameter, value)),
    requestPath(path),
  );
  const query = at('query')
    .flatMap(({ parameter, value }) => queryPairs(parameter, value))
    .map((pair) => pair.join('='))
    .join('&');
  const cookie = at('cookie')
    .map(({ parameter, value }) => `${parameter.name}=${headerValue(parameter, value)}`)
    .join('; ');
  const encoded = body === undefined ? {} : exampleBody(body, example);
  const headers = {
    ...Object.fromEntries(
      at('header').map(({ parameter, value }) => [
        parameter.name.toLowerCase(),
        headerValue(parameter, value),
      ]),
    ),
    ...(cookie !== '' && { cookie }),
    ...encoded.headers,
  };
  return {
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(encoded.body !== undefined && { body: encoded.body }),
  };
}

/** A value with `content` is written in that media type (OpenAPI 3.1.1, section 4.8.12.2.4). */
function asContent({ contentType = '' }: ContractParameter, value: unknown): unknown {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType) ? JSON.stringify(value) : value;
}
