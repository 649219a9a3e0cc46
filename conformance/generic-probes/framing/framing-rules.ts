import type { Requirement } from '@upspec/document';
import { rule } from '../probe-family.js';

type FramingRule = 'host' | 'fieldName' | 'length' | 'coding' | 'incomplete' | 'folding' | 'other';

/** The rules for requests whose HTTP is malformed. */
export const framingRules: Readonly<Record<FramingRule, Requirement>> = {
  host: rule('probe.framing.host', 'should', {
    text: 'A request of HTTP/1.1 without Host SHOULD be rejected with status 400',
    source:
      'RFC 9112, section 3.2: "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1 request message that lacks a Host header field and to any request message that contains more than one Host header field line"; the HTTP library decides it, so it is a warning',
  }),
  fieldName: rule('probe.framing.field-name', 'should', {
    text: 'A request with white space before the colon of a header SHOULD be rejected with status 400',
    source:
      'RFC 9112, section 5.1: "A server MUST reject, with a response status code of 400 (Bad Request), any received request message that contains whitespace between a header field name and colon"; the HTTP library decides it, so it is a warning',
  }),
  length: rule('probe.framing.length', 'must', {
    text: 'A request with an invalid Content-Length, or with two that differ, MUST be rejected with status 400, and no body has more bytes than it says',
    source:
      'RFC 9112, section 6.3: "If the unrecoverable error is in a request message, the server MUST respond with a 400 (Bad Request) status code and then close the connection"',
  }),
  coding: rule('probe.framing.transfer-coding', 'must', {
    text: 'A request whose last transfer coding is not chunked MUST be rejected',
    source:
      'RFC 9112, section 6.3: "the message body length cannot be determined reliably; the server MUST respond with the 400 (Bad Request) status code and then close the connection"',
  }),
  incomplete: rule('probe.framing.incomplete', 'must', {
    text: 'A request whose body ends too early MUST NOT be processed as a complete one',
    source:
      'RFC 9112, sections 6.3 and 8: "If the sender closes the connection […] before the indicated number of octets are received, the recipient MUST consider the message to be incomplete"',
  }),
  folding: rule('probe.framing.folding', 'must', {
    text: 'A header over two lines MUST be rejected with status 400, or read as one line',
    source:
      'RFC 9112, section 5.2: a server "MUST either reject the message by sending a 400 (Bad Request) […] or replace each received obs-fold with one or more SP octets"',
  }),
  /** What is seen where a malformed request is rejected in another way. */
  other: rule('probe.framing.status', 'observe', {
    text: 'What is in front of an API may reject a malformed request with another status than 400, and some HTTP libraries accept two Hosts',
    source: 'RFC 9110, section 15.5.1, and RFC 9112, section 3.2',
  }),
};
