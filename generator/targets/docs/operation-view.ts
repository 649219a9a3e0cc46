import type { Operation, Parameter, Response } from '@upspec/document';
import type { Writer } from './book.js';
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
  readonly prose: string;
  readonly sections: readonly FieldSection[];
  readonly returns: readonly ResponseView[];
  readonly errors: readonly ResponseView[];
  readonly examples: readonly ExampleView[];
  /** How to get the next pages of a list; empty for other operations. */
  readonly paging: string;
  readonly requirements: readonly RequirementLink[];
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
  const described = (responses: readonly Response[]): readonly ResponseView[] =>
    responses.map((response) => responseView(response, writer));
  return {
    title: medium.text(titleOf(operation)),
    method,
    verb: operation.httpMethod,
    route: operation.path,
    deprecated: operation.deprecated,
    prose: medium.prose(descriptionOf(operation)),
    sections: [...parameterSections(operation, writer), ...bodySection(operation, writer)],
    returns: described(operation.responses.filter(isGood)),
    errors: described(operation.responses.filter((response) => !isGood(response))),
    examples: operation.examples.map((_, index) => exampleView(operation, index, writer)),
    paging: pagingNote(operation, writer),
    requirements: requirementLinks(operation, writer),
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

function bodySection({ body }: Operation, writer: Writer): readonly FieldSection[] {
  if (body.kind === 'none') return [];
  const { medium } = writer;
  const position: FieldPosition = { id: 'body', level: 0, open: 2, isRequest: true };
  const need = body.required ? '' : ' Optional.';
  const fields = fieldsInside(body.schema, position, writer);
  const about = fields.length > 0 ? '' : ` ${medium.line(body.schema.description ?? '')}`;
  return [
    {
      heading: 'Request body',
      id: 'request-body',
      note: `Sent as ${medium.code(body.contentType)}.${need}${about}`.trim(),
      fields: body.kind === 'multipart' ? withWireNames(fields, writer, body.parts) : fields,
    },
  ];
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
