import type { AgreementRow } from './agreement-row.js';
import { COMBINED_ROWS } from './combined-rows.js';
import { PLAIN_ROWS } from './plain-rows.js';

/** Every kind that a type can express. */
export const AGREEMENT_ROWS: Readonly<Record<string, AgreementRow>> = {
  ...PLAIN_ROWS,
  ...COMBINED_ROWS,
};
