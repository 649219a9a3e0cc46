import type { Requirement } from '@upspec/document';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import { rule } from '../probe-family.js';
import type { Rejection } from '../scene/scene.js';

/** A request whose body is wrong as a whole, and why. */
export interface WrongBody extends Rejection {
  readonly request: RecordedRequest;
}

export const malformedRule: Requirement = rule('probe.bodies.malformed', 'must', {
  text: 'A body that is not of its media type MUST be rejected',
  source:
    'RFC 8259, section 2, RFC 7578, section 4, and RFC 9110, section 15.5.1: 400, "malformed request syntax"',
});
