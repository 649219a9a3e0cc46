import type { Requirement } from '@upspec/document';
import { rule } from '../probe-family.js';

/** What is wrong with a value, by the group of keywords that rejects it. */
export type WrongKind =
  | 'type'
  | 'enum'
  | 'length'
  | 'pattern'
  | 'format'
  | 'range'
  | 'required'
  | 'additional'
  | 'items'
  | 'properties';

const validation = 'JSON Schema Validation 2020-12, section';

/** The rules by what is wrong with a value. */
export const boundsRules: Readonly<Record<WrongKind, Requirement>> = {
  type: rule('probe.bounds.type', 'must', {
    text: 'A value of another type than the document declares MUST be rejected',
    source: `${validation} 6.1.1`,
  }),
  enum: rule('probe.bounds.enum', 'must', {
    text: 'A value that is not among the declared ones MUST be rejected',
    source: `${validation} 6.1.2 and 6.1.3`,
  }),
  length: rule('probe.bounds.length', 'must', {
    text: 'A string that is shorter or longer than the document allows MUST be rejected',
    source: `${validation} 6.3.1 and 6.3.2`,
  }),
  pattern: rule('probe.bounds.pattern', 'must', {
    text: 'A string that does not match the declared pattern MUST be rejected',
    source: `${validation} 6.3.3`,
  }),
  format: rule('probe.bounds.format', 'should', {
    text: 'A string that is not of the declared format SHOULD be rejected',
    source: `${validation} 7.2: a format is an annotation unless an implementation asserts it`,
  }),
  range: rule('probe.bounds.range', 'must', {
    text: 'A number outside of the declared range MUST be rejected',
    source: `${validation} 6.2`,
  }),
  required: rule('probe.bounds.required', 'must', {
    text: 'A request without a required value MUST be rejected',
    source: `${validation} 6.5.3, and OpenAPI 3.1.1, section 4.8.12.2`,
  }),
  additional: rule('probe.bounds.additional', 'must', {
    text: 'A property that the document excludes MUST be rejected',
    source: 'JSON Schema 2020-12, sections 10.3.2.3 and 11.3',
  }),
  items: rule('probe.bounds.items', 'must', {
    text: 'A list with fewer, more or repeated items than the document allows MUST be rejected',
    source: `${validation} 6.4`,
  }),
  properties: rule('probe.bounds.properties', 'must', {
    text: 'An object with fewer or more properties than the document allows MUST be rejected',
    source: `${validation} 6.5.1 and 6.5.2`,
  }),
};
