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
  /** Whether reserved characters of its value stay as they are, in a query. */
  readonly allowReserved: boolean;
  /** The media type of its value where it has `content`; `style` and `explode` do not count then. */
  readonly contentType?: string;
  /** An example value. */
  readonly example?: Json;
}
