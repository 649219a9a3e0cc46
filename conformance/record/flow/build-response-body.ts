import type { RecordedResponse } from '../../fixture-format/fixture.js';
import { jsonOf } from '../capture/json-of.js';
import { buildContent, buildPlain } from './build-body.js';
import type { Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';
import { withOwnItems } from './own-items.js';

/** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: these responses have no content. */
const withoutContent = [204, 205, 304];

/** The body of a response: bytes and text as the contract has them, all else as JSON where it is JSON. */
export function responseBody(
  exchange: Classified,
  facts: FlowFacts,
): Pick<RecordedResponse, 'body'> {
  const { response, method, status } = exchange.capture;
  if (withoutContent.includes(status) || method === 'HEAD') return {};
  if (exchange.isContent) {
    const body = response.kind === 'content' ? buildContent(response.content, facts) : { text: '' };
    return body === undefined ? {} : { body };
  }
  if (response.kind !== 'content') return {};
  const json = jsonOf(response);
  if (json !== undefined) {
    return { body: { json: facts.secrets.coverJson(withOwnItems(exchange, json, facts)) } };
  }
  const body = buildPlain(response.content, facts);
  return body === undefined ? {} : { body };
}
