import type { RequirementLevel } from '@upspec/document';

/** What is expected of a client. */
export interface ClientRule {
  readonly level: RequirementLevel;
  readonly text: string;
  readonly source: string;
}

const must = (text: string, source: string): ClientRule => ({ level: 'must', text, source });
const should = (text: string, source: string): ClientRule => ({ level: 'should', text, source });

/** The ids of the requirements of clients. */
export type ClientRuleId =
  | 'client.path'
  | 'client.path.escaping'
  | 'client.path.value'
  | 'client.method'
  | 'client.query.missing'
  | 'client.query.value'
  | 'client.header.missing'
  | 'client.header.value'
  | 'client.authentication'
  | 'client.media-type'
  | 'client.body.missing'
  | 'client.body.unexpected'
  | 'client.body.json'
  | 'client.body.names'
  | 'client.body.value'
  | 'client.form.boundary'
  | 'client.form.delimiter'
  | 'client.form.content'
  | 'client.form.headers'
  | 'client.form.transfer-encoding'
  | 'client.form.media-type'
  | 'client.form.encoding'
  | 'client.form.missing'
  | 'client.form.unknown'
  | 'client.form.repeated'
  | 'client.form.value'
  | 'client.form.filename'
  | 'client.form.filename-path'
  | 'client.framing'
  | 'client.framing.length'
  | 'client.order.ended'
  | 'client.order.unknown-id'
  | 'client.order.foreign'
  | 'client.order.cursor'
  | 'client.order.polling'
  | 'client.retry.unauthorized'
  | 'client.rejected'
  | 'client.expect.requests'
  | 'client.expect.order'
  | 'client.expect.headers';

/** What any client must conform to, and the source of each. */
export const clientRules: Readonly<Record<ClientRuleId, ClientRule>> = {
  'client.path': must(
    'The client MUST send its requests to paths of the document.',
    'OpenAPI 3.1.1, section 4.8.8',
  ),
  'client.path.escaping': must(
    'The client MUST percent-encode each character that a path segment or a query may not contain, once.',
    'RFC 3986, sections 2.4, 3.3 and 3.4',
  ),
  'client.path.value': must(
    'A parameter in the path MUST match its schema.',
    'OpenAPI 3.1.1, section 4.8.12',
  ),
  'client.method': must(
    'The client MUST use a method that the document declares for the path.',
    'OpenAPI 3.1.1, section 4.8.9',
  ),
  'client.query.missing': must(
    'The client MUST send the query parameters that are required.',
    'OpenAPI 3.1.1, section 4.8.12.2.1',
  ),
  'client.query.value': must(
    'A query parameter MUST match its schema.',
    'OpenAPI 3.1.1, section 4.8.12',
  ),
  'client.header.missing': must(
    'The client MUST send the header parameters that are required.',
    'OpenAPI 3.1.1, section 4.8.12.2.1',
  ),
  'client.header.value': must(
    'A header parameter MUST match its schema.',
    'OpenAPI 3.1.1, section 4.8.12',
  ),
  'client.authentication': must(
    'The client MUST send its credentials as one of the security requirements says.',
    'OpenAPI 3.1.1, section 4.8.30',
  ),
  'client.media-type': must(
    'The client MUST send a body in a media type that the document declares, and name it.',
    'OpenAPI 3.1.1, section 4.8.13.1; RFC 9110, section 8.3',
  ),
  'client.body.missing': must(
    'The client MUST send the body that is required.',
    'OpenAPI 3.1.1, section 4.8.13.1',
  ),
  'client.body.unexpected': should(
    'The client SHOULD NOT send a body with GET, HEAD or DELETE.',
    'RFC 9110, sections 9.3.1, 9.3.2 and 9.3.5',
  ),
  'client.body.json': must('A JSON body MUST be JSON in UTF-8.', 'RFC 8259, sections 2 and 8.1'),
  'client.body.names': should('The names of an object SHOULD be unique.', 'RFC 8259, section 4'),
  'client.body.value': must('A body MUST match its schema.', 'OpenAPI 3.1.1, section 4.8.14'),
  'client.form.boundary': must(
    'A multipart media type MUST name a boundary of 1 to 70 characters that are allowed.',
    'RFC 2046, section 5.1.1',
  ),
  'client.form.delimiter': must(
    'The parts of a multipart body MUST be separated by its boundary, on lines that end with CR LF, and the last delimiter MUST follow.',
    'RFC 2046, section 5.1.1',
  ),
  'client.form.content': must(
    'No line of a part MUST begin with the boundary.',
    'RFC 2046, section 5.1.1: the delimiter "MUST NOT appear inside any of the encapsulated parts"',
  ),
  'client.form.headers': must(
    'The headers of each part MUST be valid, and Content-Disposition with form-data and a name MUST be one of them.',
    'RFC 7578, section 4.2',
  ),
  'client.form.transfer-encoding': should(
    'The client SHOULD NOT encode a part by Content-Transfer-Encoding.',
    'RFC 7578, section 4.7',
  ),
  'client.form.media-type': must(
    'The client MUST send a part as one of the media types that the document lists for it.',
    'OpenAPI 3.1.1, section 4.8.15: contentType; RFC 7578, section 4.4: the default is text/plain',
  ),
  'client.form.encoding': must(
    'The client MUST write a value as the parts that the document states for it.',
    'OpenAPI 3.1.1, sections 4.8.14.3 and 4.8.15',
  ),
  'client.form.missing': must(
    'The client MUST send the parts that are required.',
    'OpenAPI 3.1.1, section 4.8.14',
  ),
  'client.form.unknown': must(
    'The client MUST NOT send parts that the schema excludes.',
    'JSON Schema 2020-12, section 10.3.2.3',
  ),
  'client.form.repeated': must(
    'The client MUST send a part once, unless its schema is an array.',
    'RFC 7578, section 4.3',
  ),
  'client.form.value': must(
    'A part of a multipart body MUST match its schema.',
    'OpenAPI 3.1.1, section 4.8.14.3',
  ),
  'client.form.filename': must(
    'The client MUST send a filename with a file.',
    'RFC 7578, section 4.2: "a name for the file SHOULD be supplied"',
  ),
  'client.form.filename-path': should(
    'The client SHOULD NOT send the path of a file as its name.',
    'RFC 7578, section 7: names of files may reveal what is private',
  ),
  'client.framing': must(
    'The client MUST send requests by the grammar of HTTP/1.1.',
    'RFC 9112, sections 2.2, 3 and 5',
  ),
  'client.framing.length': must(
    'The body MUST be as long as Content-Length says.',
    'RFC 9112, sections 6.2 and 6.3',
  ),
  'client.order.ended': must(
    'The client MUST NOT change what it completed, cancelled or deleted.',
    'the lifecycle that the document states for the resource',
  ),
  'client.order.unknown-id': must(
    'The client MUST refer to ids that the server assigned.',
    'the resource that the document states for the value',
  ),
  'client.order.foreign': must(
    'The client MUST refer to objects of the same parent.',
    'the parent that the document states for the resource',
  ),
  'client.order.cursor': must(
    'The client MUST go on with the cursor that the last page names, and MUST NOT request the same page again and again.',
    'the paging that the document states for the list',
  ),
  'client.order.polling': should(
    'The client SHOULD wait between requests that ask for the same state, or remove the same object.',
    'RFC 9110, section 9.2.2: no harm, but load; the document states no interval',
  ),
  'client.retry.unauthorized': must(
    'The client MUST NOT repeat a request with the credentials that a 401 rejected.',
    'RFC 9110, section 15.5.2',
  ),
  'client.rejected': must(
    'The client MUST send requests that a server which conforms to the document accepts.',
    'the document',
  ),
  'client.expect.requests': must(
    'The client MUST send the requests that its author expects, as often as expected.',
    'the file of --expect',
  ),
  'client.expect.order': must(
    'The client MUST call operations in the order that its author expects.',
    'the file of --expect',
  ),
  'client.expect.headers': must(
    'The client MUST send the headers that its author expects with every request.',
    'the file of --expect',
  ),
};
