// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** The output formats of data and errors. */
export const FORMATS = ['auto', 'json', 'jsonl', 'pretty', 'raw', 'yaml'] as const;

export type Format = (typeof FORMATS)[number];
