import {
  StructureKind,
  type InterfaceDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';

/** A property of one of the tables' types: its name, its type, and what the two don't say. */
type Property = readonly [name: string, type: string, doc?: string];

/** The types of the table of operations. */
export const OPERATION_TYPES: readonly StatementStructures[] = [
  {
    kind: StructureKind.TypeAlias,
    name: 'ReplayMode',
    isExported: true,
    docs: ['How a live value is compared with a recorded one.'],
    type: "'equal' | 'assigned' | 'time' | 'free'",
  },
  table('OperationParameter', 'A parameter outside of the body.', [
    ['name', 'string'],
    ['in', "'path' | 'query' | 'header'"],
    ['required', 'boolean'],
  ]),
  table('OperationPart', 'One part of a multipart body.', [
    ['name', 'string'],
    ['kind', "'file' | 'text' | 'nested' | 'json'"],
    ['required', 'boolean'],
    [
      'wireNames',
      'readonly string[]',
      'The names that the part has on the wire: `expires_after[anchor]`.',
    ],
  ]),
  table('OperationBody', 'What a request carries.', [
    ['contentType', 'string'],
    ['required', 'boolean'],
    ['schema?', 'string', 'The component schema, where the body has one.'],
    ['parts?', 'readonly OperationPart[]', 'The parts of a multipart body.'],
  ]),
  table('OperationResponse', 'What a server may answer.', [
    ['contentType?', 'string', 'Absent where the response has no body.'],
    ['schema?', 'string', 'The component schema of a JSON body; absent for bytes.'],
    ['headers', 'readonly string[]', 'The headers that the document declares.'],
  ]),
  table('Operation', 'One call of the API.', [
    ['name', 'string', "The call's name in a client: `uploads.parts.create`."],
    ['method', "'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE'"],
    ['path', 'string', 'With its templates: `/uploads/{upload_id}/parts`.'],
    ['tag', 'string'],
    ['parameters', 'readonly OperationParameter[]'],
    ['body?', 'OperationBody'],
    [
      'responses',
      'Readonly<Record<string, OperationResponse>>',
      'By status as the document declares it: `200`, `404`, `4XX`.',
    ],
  ]),
  table('ReplayProperty', 'How one property is compared.', [
    ['mode', 'ReplayMode'],
    ['required', 'boolean'],
    ['nullable', 'boolean'],
    ['schema?', 'string', 'The component schema of the value, or of its items.'],
    ['array', 'boolean'],
  ]),
];

/** The types of the table of requirements. */
export const REQUIREMENT_TYPES: readonly StatementStructures[] = [
  {
    kind: StructureKind.TypeAlias,
    name: 'RequirementLevel',
    isExported: true,
    docs: [
      'How strongly a requirement binds: `must` fails a server, `should` warns it, `observe` only tells.',
    ],
    type: "'must' | 'should' | 'observe'",
  },
  table('Requirement', 'A numbered statement about the API that no schema can say.', [
    ['id', 'string', 'Never given anew: `LIST-03`.'],
    ['level', 'RequirementLevel'],
    ['capability', 'string', 'What a server must offer for it to hold: `files`, `uploads`.'],
    ['text', 'string'],
    [
      'evidence',
      'readonly string[]',
      'What it rests on: a sentence of a document, a recording, a quotation.',
    ],
    ['operations', 'readonly string[]', 'The ids of the operations that it holds for.'],
    [
      'covers',
      'readonly string[]',
      'The places whose faults are laid to it: `FileObject.expires_at`, `listFiles.200`.',
    ],
  ]),
];

function table(
  name: string,
  doc: string,
  properties: readonly Property[],
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs: [doc],
    properties: properties.map(([property, type, about]) => ({
      name: property.replace('?', ''),
      hasQuestionToken: property.endsWith('?'),
      isReadonly: true,
      type,
      ...(about !== undefined && { docs: [about] }),
    })),
  };
}
