import { StructureKind, type StatementStructures } from 'ts-morph';
import {
  type Operation,
  type Page,
  responsesName,
  type Response,
  type ResponseContent,
  successesOf,
} from '@upspec/document';
import { tsdoc } from '../print-source.js';
import { eventType, type EventType } from './event-type.js';
import {
  contentsOf,
  errorsOf,
  rangeKey,
  responseChoices,
  type ResponseChoice,
  type Success,
} from './response-choices.js';
import type { TypeNames } from './type-names.js';

/** The name of the type of a call's responses by status; undefined where it has no such type. */
export function responsesType(types: TypeNames, operation: Operation): string | undefined {
  const hasErrors = errorsOf(operation).some(({ kind }) => kind !== 'none');
  if (!hasErrors && successesOf(operation.responses).length < 2) return undefined;
  return responsesName(types.resource.className, operation);
}

/** The type of a call's responses by status, where there is more than one success. */
export function responsesOf(
  types: TypeNames,
  operation: Operation,
): readonly StatementStructures[] {
  const name = responsesType(types, operation);
  const [choice] = responseChoices(operation);
  if (name === undefined) return [];
  const successes = choice.successes
    .filter(({ status }) => status !== 'default')
    .map((success) => ({
      status: success.status,
      type: successType(types, operation, { ...choice, successes: [success] }),
    }));
  const errors = errorsOf(operation).map((response) => ({
    status: response.status,
    type: errorType(types, operation, response),
  }));
  return [
    {
      kind: StructureKind.Interface,
      name,
      isExported: true,
      docs: [`The responses of \`${operation.name}\` by status.`],
      properties: [...successes, ...errors].map(({ status, type }) => {
        const { description } = operation.responses.find((each) => each.status === status) ?? {};
        return {
          name: rangeKey(status),
          isReadonly: true,
          type,
          ...(description && { docs: [tsdoc(description)] }),
        };
      }),
    },
  ];
}

/** The type that a call returns for a choice. */
export function returnType(types: TypeNames, operation: Operation, choice: ResponseChoice): string {
  const name = responsesType(types, operation);
  const responses =
    name === undefined ? [] : [choice.accept === undefined ? name : `ErrorsOf<${name}>`];
  switch (choice.reading) {
    case 'page':
      return `PagePromise<${[itemOf(types, operation), ...responses].join(', ')}>`;
    case 'bytes':
      return `BytesPromise${responses.length === 0 ? '' : `<${responses.join(', ')}>`}`;
    case 'events': {
      const { type } = eventOf(types, operation, choice);
      return `EventStreamPromise<${[type, ...responses].join(', ')}>`;
    }
    case 'values': {
      const type = successType(types, operation, choice);
      return `APIPromise<${[type === 'undefined' ? 'void' : type, ...responses].join(', ')}>`;
    }
  }
}

/** One type for each status of a success; without content it is `undefined`. */
export function successType(
  types: TypeNames,
  operation: Operation,
  choice: ResponseChoice,
): string {
  switch (choice.reading) {
    case 'page':
      return `CursorPage<${itemOf(types, operation)}>`;
    case 'bytes':
      return 'Response';
    case 'events':
      return `EventStream<${eventOf(types, operation, choice).type}>`;
    case 'values': {
      const each = choice.successes.map(({ status, content }) =>
        content === undefined ? 'undefined' : contentType(types, operation, { status, content }),
      );
      const isEmpty = each.length === 0 || each.includes('undefined');
      const read = each.filter((type) => type !== 'undefined');
      return [...new Set([...read, ...(isEmpty ? ['undefined'] : [])])].join(' | ');
    }
  }
}

function contentType(
  types: TypeNames,
  operation: Operation,
  { status, content }: SuccessWithContent,
): string {
  switch (content.kind) {
    case 'json':
      return content.schema === undefined
        ? 'unknown'
        : types.of(content.schema, contentPath(types, operation, { status, content }));
    case 'text':
      return 'string';
    // Events beside another kind of success are returned as the response.
    case 'bytes':
    case 'events':
      return 'Response';
  }
}

/** The body of an error is what its JSON says, or its text. */
function errorType(types: TypeNames, operation: Operation, response: Response): string {
  const contents = contentsOf(response);
  const each = contents.map((content) =>
    content.kind === 'json'
      ? contentType(types, operation, { status: response.status, content })
      : 'string',
  );
  return contents.length === 0 ? 'undefined' : [...new Set(each)].join(' | ');
}

/** The events of a choice that is a stream. */
export function eventOf(
  types: TypeNames,
  operation: Operation,
  { successes }: ResponseChoice,
): EventType {
  const first = successes.find(hasContent);
  if (first === undefined) return { type: 'ServerSentEvent', data: 'text' };
  return eventType(types, first.content, contentPath(types, operation, first));
}

interface SuccessWithContent extends Success {
  readonly content: ResponseContent;
}

function hasContent(success: Success): success is SuccessWithContent {
  return success.content !== undefined;
}

function itemOf(types: TypeNames, operation: Operation): string {
  const { page } = operation;
  const success = responseChoices(operation)[0].successes.find(hasContent);
  if (page === undefined || success === undefined) return 'unknown';
  return itemType(types, page, contentPath(types, operation, success));
}

function itemType(types: TypeNames, page: Page, content: () => string): string {
  const body = (): string => (page.nullable ? `NonNullable<${content()}>` : content());
  const items = (): string => `${body()}[${JSON.stringify(page.items)}]`;
  return types.of(page.item, () =>
    page.itemsRequired ? `${items()}[number]` : `NonNullable<${items()}>[number]`,
  );
}

function contentPath(
  types: TypeNames,
  operation: Operation,
  { status, content }: SuccessWithContent,
): () => string {
  return () =>
    `${types.operation(operation)}['responses'][${/^\d+$/.test(status) ? status : JSON.stringify(status)}]['content'][${JSON.stringify(content.contentType)}]`;
}
