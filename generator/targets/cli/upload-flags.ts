import {
  camelCase,
  type ChunkedUpload,
  type Model,
  type Schema,
  schemaLookup,
} from '@upspec/document';
import { bodyFlags } from './body-flags.js';
import type { Flag } from './flag.js';
import { nameApart } from './flags.js';
import type { ValueType } from './value-type.js';

/** The bytes of a part, where the API has no lower limit. */
const PART_SIZE = 64 * 1024 * 1024;

const CONCURRENCY = 4;

/**
 * The flags of the command of a chunked upload: the file, the properties of the request that creates
 * the upload, and how the file is sent.
 */
export function uploadFlags(upload: ChunkedUpload, model: Model): readonly Flag[] {
  const known = [upload.filename, upload.mediaType];
  const fields = bodyFlags(upload.create, schemaLookup(model))
    .filter(({ keys: [name] }) => name !== upload.size)
    .map((flag) => (known.includes(flag.keys[0]) ? { ...flag, required: false } : flag));
  const file = ownFlag(upload, {
    name: 'file',
    type: 'file',
    description: 'The path of the file.',
  });
  const path = { ...file, location: 'path' as const, keys: ['file'], required: true };
  const own = optionsOf(upload).map((option) => ownFlag(upload, option));
  return nameApart([path, ...fields, ...own], model);
}

/** An option of the upload; its value is the option of the call with its name in camel case. */
interface UploadOption {
  readonly name: string;
  readonly type: ValueType;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number | undefined;
}

function optionsOf({ part, complete }: ChunkedUpload): readonly UploadOption[] {
  const { maxSize } = part;
  return [
    {
      name: 'part-size',
      type: 'integer',
      description: 'The bytes of each part but the last.',
      minimum: 1,
      maximum: maxSize,
      default: Math.min(PART_SIZE, maxSize ?? PART_SIZE),
    },
    {
      name: 'concurrency',
      type: 'integer',
      description: 'The number of parts that are sent at the same time.',
      minimum: 1,
      default: CONCURRENCY,
    },
    ...(complete.md5 === undefined ? [] : [MD5]),
    {
      name: 'size',
      type: 'integer',
      description: 'The bytes of the file, where it is a pipe.',
      minimum: 0,
    },
    {
      name: 'resume',
      type: 'switch',
      description: 'Send only the parts that are missing after an interrupted upload.',
    },
    {
      name: 'state',
      type: 'string',
      description:
        'The path of the file that remembers which parts were sent. By default it is the path of the file, followed by .upload-state.json.',
    },
  ];
}

const MD5: UploadOption = {
  name: 'md5',
  type: 'string',
  description: 'Also send the MD5 of the file, in this encoding.',
  choices: ['hex', 'base64'],
};

function ownFlag({ pointer }: ChunkedUpload, option: UploadOption): Flag {
  const { name, type, description, choices, minimum, maximum, default: fallback } = option;
  const form =
    choices === undefined
      ? { kind: 'string' as const }
      : { kind: 'enumeration' as const, values: choices };
  const schema: Schema = {
    ...form,
    pointer,
    nullable: false,
    deprecated: false,
    examples: [],
    constraints: [
      ...(minimum === undefined ? [] : [{ keyword: 'minimum' as const, value: minimum }]),
      ...(maximum === undefined ? [] : [{ keyword: 'maximum' as const, value: maximum }]),
    ],
    replay: 'equal',
    filename: 'optional',
    ...(fallback !== undefined && { default: fallback }),
  };
  return {
    name,
    location: 'option',
    keys: [camelCase(name)],
    type,
    repeated: false,
    required: false,
    description,
    schema,
  };
}
