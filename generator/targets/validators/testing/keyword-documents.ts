import type { KeywordRow } from './keyword-row.js';
import { OBJECT_ROWS } from './object-rows.js';
import { UNEVALUATED_ROWS } from './unevaluated-rows.js';
import { VALUE_ROWS } from './value-rows.js';

export const ROWS: readonly KeywordRow[] = [...VALUE_ROWS, ...OBJECT_ROWS];

export const KEYWORDS: object = document(ROWS);
export const UNEVALUATED: object = document(UNEVALUATED_ROWS);

function document(rows: readonly KeywordRow[]): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Keywords', version: '1' },
    servers: [{ url: 'https://api.example/v1' }],
    paths: {},
    components: { schemas: Object.fromEntries(rows.map(({ name, schema }) => [name, schema])) },
  };
}
