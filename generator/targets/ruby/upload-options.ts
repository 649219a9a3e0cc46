import type { ChunkedUpload } from '@upspec/document';
import type { NameClaims } from './ruby-names.js';

/** An option of the call that sends a large file in parts. */
export interface UploadOption {
  /** Its name in the runtime. */
  readonly keyword: string;
  /** Its name as an argument; no property of the request has it. */
  readonly name: string;
  /** Ruby code: its default. */
  readonly fallback: string;
  readonly yard: string;
  readonly rbs: string;
  readonly description: string;
}

/** The size of a part in bytes where the API allows it. */
const PART_SIZE = 64 * 1024 * 1024;

/**
 * The options that a caller has besides the properties of the request.
 * @param module the gem's module.
 * @param claims the names that other arguments have.
 */
export function uploadOptions(
  upload: ChunkedUpload,
  module: string,
  claims: NameClaims,
): readonly UploadOption[] {
  const named = [
    ...sizeOptions(upload),
    ...(upload.complete.md5 === undefined ? [] : [MD5]),
    ...stateOptions(module),
  ];
  return named.map((option) => ({ ...option, name: claims.claim(option.keyword) }));
}

type Unclaimed = Omit<UploadOption, 'name'>;

function sizeOptions({ part: { maxSize } }: ChunkedUpload): readonly Unclaimed[] {
  const largest = maxSize === undefined ? '' : `, at most ${String(maxSize)}`;
  const fallback = Math.min(PART_SIZE, maxSize ?? PART_SIZE);
  return [
    {
      keyword: 'size',
      fallback: 'nil',
      yard: 'Integer, nil',
      rbs: 'Integer?',
      description: 'The bytes of the source; required for a pipe or a socket.',
    },
    {
      keyword: 'part_size',
      fallback: 'nil',
      yard: 'Integer, nil',
      rbs: 'Integer?',
      description: `The bytes of each part but the last${largest}. The default is ${String(fallback)}.`,
    },
    {
      keyword: 'concurrency',
      fallback: '4',
      yard: 'Integer',
      rbs: 'Integer',
      description: 'The most parts in flight.',
    },
  ];
}

function stateOptions(module: string): readonly Unclaimed[] {
  return [
    {
      keyword: 'resume',
      fallback: 'nil',
      yard: 'String, Pathname, Hash, nil',
      rbs: '(String | Pathname | Hash[untyped, untyped])?',
      description:
        'The path of a file in which the state of the upload is kept, or a state. Only missing parts are sent.',
    },
    {
      keyword: 'on_state',
      fallback: 'nil',
      yard: '#call, nil',
      rbs: '(^(Hash[String, untyped]) -> untyped)?',
      description: 'Called with each new state of the upload.',
    },
    {
      keyword: 'on_progress',
      fallback: 'nil',
      yard: '#call, nil',
      rbs: `(^(::${module}::UploadProgress) -> untyped)?`,
      description: 'Called with the progress, as the block is.',
    },
    {
      keyword: 'cancel_on',
      fallback: 'nil',
      yard: 'Symbol, nil',
      rbs: '(Symbol | String)?',
      description:
        'When an incomplete upload is cancelled: `:failure` (in any case), `:abort` (only where the caller ends it) or `:never`. The default is `:abort` with `resume` or `on_state`, otherwise `:failure`.',
    },
  ];
}

const MD5: Unclaimed = {
  keyword: 'md5',
  fallback: 'nil',
  yard: 'Symbol, nil',
  rbs: '(Symbol | String)?',
  description:
    '`:hex` or `:base64`: sends the MD5 of the whole file, so written. By default none is sent.',
};
