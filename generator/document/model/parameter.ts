import type { Json } from '../load/json.js';
import type { Schema } from './schema.js';

/** An argument of an operation outside of its body. */
export interface Parameter {
  /** Its name on the wire. */
  readonly name: string;
  /** Its name in a program: `fileId`. */
  readonly identifier: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly description: string;
  readonly deprecated: boolean;
  readonly schema: Schema;
  /**
   * How its value is written (OpenAPI 3.1.1, section 4.8.12.2.2): `form`, `simple`, `deepObject`.
   */
  readonly style: string;
  readonly explode: boolean;
  /** An example value. */
  readonly example?: Json;
}
