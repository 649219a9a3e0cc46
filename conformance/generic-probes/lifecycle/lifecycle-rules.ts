import type { Requirement } from '@upspec/document';
import { rule } from '../probe-family.js';

type LifecycleRule =
  | 'created'
  | 'agreement'
  | 'location'
  | 'parent'
  | 'unique'
  | 'listed'
  | 'unaffected'
  | 'merged'
  | 'replaced'
  | 'removed'
  | 'delisted'
  | 'stored'
  | 'counted';

/** What holds for any resource from its creation to its removal. */
export const lifecycleRules: Readonly<Record<LifecycleRule, Requirement>> = {
  created: rule('probe.lifecycle.created', 'should', {
    text: 'A created resource SHOULD have the values that it was created with',
    source:
      'The document: the request and the representation declare a property of the same name; RFC 9110, section 9.3.3',
  }),
  agreement: rule('probe.lifecycle.agreement', 'must', {
    text: 'Responses that represent one state of a resource MUST agree',
    source:
      'RFC 9110, section 3.2: a representation is "intended to reflect a past, current, or desired state of a given resource", and section 9.3.1: GET returns the current one',
  }),
  location: rule('probe.lifecycle.location', 'must', {
    text: 'The Location of a 201 MUST refer to the created resource',
    source:
      'RFC 9110, section 10.2.2: "the Location value refers to the primary resource created by the request"',
  }),
  parent: rule('probe.lifecycle.parent', 'should', {
    text: 'A property that is named like a path parameter SHOULD have the value that the path has',
    source: 'The document: the property and the parameter hold ids of the same resource',
  }),
  unique: rule('probe.lifecycle.unique', 'must', {
    text: 'Two resources MUST NOT have the same id',
    source: 'RFC 9110, section 3.1: a resource is identified by its URI',
  }),
  listed: rule('probe.lifecycle.listed', 'should', {
    text: 'A list SHOULD contain what was created',
    source: 'The document: the operation lists these resources',
  }),
  unaffected: rule('probe.lifecycle.unaffected', 'must', {
    text: 'A request about one resource MUST NOT change another one',
    source:
      'RFC 9110, section 3.3: "each request message\'s semantics can be understood in isolation"',
  }),
  merged: rule('probe.lifecycle.merged', 'must', {
    text: 'PATCH MUST change what it names, and nothing else that a client sets',
    source: 'RFC 5789, section 2, and RFC 7396, section 2',
  }),
  replaced: rule('probe.lifecycle.replaced', 'must', {
    text: 'PUT MUST replace the state of a resource with what it sends',
    source:
      'RFC 9110, section 9.3.4: "the state of the target resource be created or replaced with the state defined by the representation"',
  }),
  removed: rule('probe.lifecycle.removed', 'must', {
    text: 'What was removed MUST NOT be served any more, where the document declares that it is rejected',
    source:
      'RFC 9110, section 9.3.5: DELETE removes "the association between the target resource and its current functionality"',
  }),
  delisted: rule('probe.lifecycle.delisted', 'must', {
    text: 'A list MUST NOT contain what was removed, and MUST keep the others',
    source: 'RFC 9110, section 9.3.5',
  }),
  stored: rule('probe.lifecycle.stored', 'must', {
    text: 'GET MUST return the content that PUT stored',
    source:
      'RFC 9110, section 9.3.4: "a subsequent GET on that same target resource will result in an equivalent representation"',
  }),
  counted: rule('probe.lifecycle.counted', 'should', {
    text: 'A number that is named after the resources below another one SHOULD be how many there are',
    source: 'none: this rule is tested only with --opinions',
  }),
};

type ConditionRule =
  'entityTag' | 'changedTag' | 'notModified' | 'failed' | 'needed' | 'lastModified';

/** What holds for conditional requests and for the headers that they need. */
export const conditionRules: Readonly<Record<ConditionRule, Requirement>> = {
  entityTag: rule('probe.conditions.entity-tag', 'must', {
    text: 'Responses of one state MUST have the same ETag',
    source:
      'RFC 9110, sections 8.8.3, 9.3.4, 15.3.2 and 15.4.5: an ETag is that of the current representation',
  }),
  changedTag: rule('probe.conditions.changed-tag', 'must', {
    text: 'A strong ETag MUST change with the representation',
    source:
      'RFC 9110, section 8.8.1: it "changes value whenever a change occurs to the representation data"',
  }),
  notModified: rule('probe.conditions.not-modified', 'must', {
    text: 'If-None-Match with the current ETag MUST give 304, and with another one the representation',
    source: 'RFC 9110, section 13.1.2',
  }),
  failed: rule('probe.conditions.failed', 'must', {
    text: 'If-Match with an ETag that is not current MUST prevent the change',
    source: 'RFC 9110, section 13.1.1',
  }),
  needed: rule('probe.conditions.needed', 'must', {
    text: 'A change without If-Match MUST be rejected where the document requires the header',
    source: 'OpenAPI 3.1.1, section 4.8.12.2, and RFC 6585, section 3: 428',
  }),
  lastModified: rule('probe.conditions.last-modified', 'must', {
    text: 'Last-Modified MUST be a time up to now, and the same for one state',
    source:
      'RFC 9110, section 8.8.2.1: "MUST NOT generate a Last-Modified date that is later than the server\'s time of message origination (Date)"',
  }),
};
