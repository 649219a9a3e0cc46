import type { BodyContent, Operation, Parameter, Response } from '@upspec/document';
import { bodyContents } from '../body-contents.js';
import type { Writer } from './book.js';
import { contentsOf, headingIf, type Heading } from './contents.js';
import { exampleView, type ExampleView } from './example-view.js';
import { fieldsInside, fieldView, type FieldPosition, type FieldView } from './field-view.js';
import { pagingNote } from './paging-note.js';
import { requirementLinks, type RequirementLink } from './requirement-view.js';
import { responseView, type ResponseView } from './response-view.js';
import { descriptionOf, titleOf } from './title-of.js';

/** The page of an operation, in a medium. */
export interface OperationView {
  readonly title: string;
  readonly method: string;
  /** `post`, for a stylesheet. */
  readonly verb: string;
  /** Plain text, which the medium escapes. */
  readonly route: string;
  readonly deprecated: boolean;
  readonly contents: readonly Heading[];
  readonly prose: string;
  readonly sections: readonly FieldSection[];
  readonly returns: readonly ReturnedView[];
  readonly errors: readonly ResponseView[];
  readonly examples: readonly ExampleView[];
  /** How to get the next pages of a list; empty for other operations. */
  readonly paging: string;
  readonly requirements: readonly RequirementLink[];
}

/** A successful response, with the fields of its body. */
export interface ReturnedView extends ResponseView {
  readonly fields: readonly FieldView[];
  /** The title of the list of fields: `2 fields`. */
  readonly inside: string;
}

/** The fields of one part of a request: path, query, headers or body. */
export interface FieldSection {
  readonly heading: string;
  readonly id: string;
  /** A line above the fields; may be empty. */
  readonly note: string;
  readonly fields: readonly FieldView[];
}

/** Builds the view of an operation. */
export function operationView(operation: Operation, writer: Writer): OperationView {
  const { medium } = writer;
  const method = operation.httpMethod.toUpperCase();
  const isGood = ({ status }: Response): boolean => /^[123]/.test(status);
  const sections = [...parameterSections(operation, writer), ...bodySections(operation, writer)];
  const returns = operation.responses.filter(isGood).map((each) => returnedView(each, writer));
  const errors = operation.responses.filter((response) => !isGood(response));
  const requirements = requirementLinks(operation, writer);
  return {
    title: medium.text(titleOf(operation)),
    method,
    verb: operation.httpMethod,
    route: operation.path,
    deprecated: operation.deprecated,
    contents: contentsOf([
      ...sections.map(({ id, heading }) => ({ id, label: heading })),
      ...headingIf(returns.length > 0, 'response', 'Response'),
      ...headingIf(errors.length > 0, 'errors', 'Errors'),
      { id: 'example-1', label: 'Example' },
      ...headingIf(requirements.length > 0, 'requirements', 'Requirements'),
    ]),
    prose: medium.prose(descriptionOf(operation)),
    sections,
    returns,
    errors: errors.map((response) => responseView(response, writer)),
    examples: operation.examples.map((_, index) => exampleView(operation, index, writer)),
    paging: pagingNote(operation, writer),
    requirements,
  };
}

/** Fields with an anchor of their own: statuses and fields may have the same names in several responses. */
function returnedView(response: Response, writer: Writer): ReturnedView {
  const position = { id: `response-${response.status}`, level: 0, open: 1, isRequest: false };
  const { schema, kind } = response;
  const fields =
    schema === undefined || kind !== 'json' ? [] : fieldsInside(schema, position, writer);
  return {
    ...responseView(response, writer),
    fields,
    inside: `${String(fields.length)} ${fields.length === 1 ? 'field' : 'fields'}`,
  };
}

const PARAMETER_LOCATIONS: readonly (readonly [position: Parameter['in'], heading: string])[] = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
];

function parameterSections(operation: Operation, writer: Writer): readonly FieldSection[] {
  return PARAMETER_LOCATIONS.flatMap(([position, heading]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === position);
    const at: FieldPosition = { id: position, level: 0, open: 1, isRequest: true };
    const fields = parameters.map((parameter) => fieldView(parameter, at, writer));
    return fields.length === 0 ? [] : [{ heading, id: `${position}-parameters`, note: '', fields }];
  });
}

/** A section for each media type of the body, the default first. */
function bodySections(operation: Operation, writer: Writer): readonly FieldSection[] {
  const { medium } = writer;
  const contents = bodyContents(operation);
  return contents.map((body, index) => {
    const suffix = index === 0 ? '' : `-${String(index + 1)}`;
    const position: FieldPosition = { id: `body${suffix}`, level: 0, open: 2, isRequest: true };
    const fields = fieldsInside(body.schema, position, writer);
    const note = [
      index === 0 ? `Sent as ${medium.code(body.contentType)}.` : insteadOf(body, writer),
      ...(body.required ? [] : ['Optional.']),
      ...(fields.length > 0 ? [] : [medium.line(body.schema.description ?? '')]),
    ];
    return {
      heading: index === 0 ? 'Request body' : `Request body ${String(index + 1)}`,
      id: `request-body${suffix}`,
      note: note.join(' ').trim(),
      fields: body.kind === 'multipart' ? withWireNames(fields, writer, body.parts) : fields,
    };
  });
}

function insteadOf({ contentType }: BodyContent, { medium: { code } }: Writer): string {
  const options = [
    ['TypeScript', `contentType: '${contentType}'`],
    ['the CLI', `--content-type ${contentType}`],
    ['Ruby', `content_type: "${contentType}"`],
  ].map(([language = '', option = '']) => `${code(option)} in ${language}`);
  return `Sent as ${code(contentType)} instead, with the option ${options.join(', ')}.`;
}

/** The note on a part whose names on the wire differ from its own. */
function withWireNames(
  fields: readonly FieldView[],
  { medium }: Writer,
  parts: readonly { readonly name: string; readonly wireNames: readonly string[] }[],
): readonly FieldView[] {
  return fields.map((field) => {
    const part = parts.find(({ name }) => medium.code(name) === field.name);
    const names = part?.wireNames.filter((name) => name !== part.name) ?? [];
    if (names.length === 0) return field;
    const sent = `Sent as ${names.map((name) => medium.code(name)).join(' and ')}.`;
    return { ...field, bounds: `${field.bounds} ${sent}`.trim() };
  });
}
