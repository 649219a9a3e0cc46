import type { Operation, ResponseContent } from '@upspec/document';
import {
  acceptedTypes,
  rangeKey,
  responseChoices,
  type ResponseChoice,
} from './response-choices.js';
import { eventOf, responsesOf, returnType } from './responses.js';
import type { TypeNames } from './type-names.js';

/** The call of the runtime for a choice: the name of its function, and what it reads. */
export function readingOf(
  types: TypeNames,
  operation: Operation,
  choice: ResponseChoice,
): { readonly callee: string; readonly fields: readonly string[] } {
  const accept = acceptField(operation, choice);
  switch (choice.reading) {
    case 'page': {
      const { items, cursor, itemId, hasMore, itemsRequired = true } = operation.page ?? {};
      const optional = itemsRequired ? {} : { itemsOptional: true };
      const page = JSON.stringify({ items, cursor, itemId, hasMore, ...optional });
      return { callee: 'this.client.requestPage', fields: [...accept, `page: ${page}`] };
    }
    case 'bytes':
      return { callee: 'requestBytes', fields: accept };
    case 'events': {
      const { data } = eventOf(types, operation, choice);
      return { callee: 'requestEvents', fields: [...accept, `data: '${data}'`] };
    }
    case 'values':
      return { callee: 'this.client.requestResult', fields: [...accept, ...kindField(choice)] };
  }
}

/** The type of the options of a call. */
export function optionsType({ accept, reading }: ResponseChoice): string {
  const type = reading === 'events' ? 'EventStreamOptions' : 'RequestOptions';
  return accept === undefined ? type : `${type} & { readonly accept: ${JSON.stringify(accept)} }`;
}

/** The words of the code that an operation's responses lead to: names of types and of functions. */
export function responseWords(types: TypeNames, operation: Operation): readonly string[] {
  const choices = responseChoices(operation);
  const code = [
    ...(choices.length > 1 ? ['ClientRequest'] : []),
    JSON.stringify(responsesOf(types, operation)),
    ...choices.flatMap((choice) => [
      returnType(types, operation, choice),
      readingOf(types, operation, choice).callee,
      optionsType(choice),
    ]),
  ];
  return code.join(' ').match(/\w+/g) ?? [];
}

/** Only what differs from the default of the runtime. */
function acceptField(operation: Operation, choice: ResponseChoice): readonly string[] {
  const types = acceptedTypes(choice);
  const only = (type: string): boolean => types.every((each) => each === type);
  // It says only that the content is binary; a file has a media type of its own.
  const isAny = only('application/octet-stream') && responseChoices(operation).length === 1;
  const isDefault =
    choice.reading === 'events'
      ? only('text/event-stream')
      : only('application/json') && kindField(choice).length === 0;
  return isAny || isDefault ? [] : [`accept: ${JSON.stringify(types.join(', '))}`];
}

/** HTTP allows no content with them, so that JSON is not expected (RFC 9110, section 15.3). */
const EMPTY_STATUSES = ['204', '205'];

function kindField({ successes }: ResponseChoice): readonly string[] {
  const kinds = successes.map(({ status, content }) => ({ status, kind: kindOf(content) }));
  const isJson = kinds.some(({ kind }) => kind === 'json');
  const isPlain = kinds.every(
    ({ status, kind }) =>
      kind === 'json' || (isJson && kind === 'none' && EMPTY_STATUSES.includes(status)),
  );
  if (kinds.length > 0 && isPlain) return [];
  const [only = 'none', ...others] = new Set(kinds.map(({ kind }) => kind));
  if (others.length === 0) return [`response: '${only}'`];
  const fields = kinds.map(({ status, kind }) => `${rangeKey(status)}: '${kind}'`);
  return [`response: { ${fields.join(', ')} }`];
}

/** Events beside another kind of success are returned as the response. */
function kindOf(content: ResponseContent | undefined): 'json' | 'text' | 'bytes' | 'none' {
  return content === undefined ? 'none' : content.kind === 'events' ? 'bytes' : content.kind;
}
