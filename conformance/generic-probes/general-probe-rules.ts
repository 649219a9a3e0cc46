import type { Requirement } from '@upspec/document';
import { rule } from './probe-family.js';

/** Whether a request that the document allows is accepted: what it refers to is the server's choice. */
export const acceptedRule: Requirement = rule('probe.accepted', 'observe', {
  text: 'Whether the server accepts a request that is made from the document depends on rules that the document does not state',
  source:
    'OpenAPI 3.1.1, section 4.8.10: the document describes a request, and not when it succeeds',
});

export const serverErrorRule: Requirement = rule('probe.server-error', 'must', {
  text: 'A request that the server understands or should reject MUST NOT end in a server error',
  source:
    'RFC 9110, section 15.6: with a 5xx, "the server is aware that it has erred or is incapable of performing the requested method"',
});

export const successStatusRule: Requirement = rule('probe.success-status', 'must', {
  text: 'A success MUST have a status that the operation declares',
  source:
    'OpenAPI 3.1.1, section 4.8.16: "documentation is expected to cover a successful operation response"',
});

export const errorStatusRule: Requirement = rule('probe.error-status', 'should', {
  text: 'A rejection SHOULD have a status that the operation declares, where it declares rejections',
  source:
    'OpenAPI 3.1.1, section 4.8.16: "documentation is expected to cover a successful operation response and any known errors"',
});

/** What is seen where an operation declares no rejection. */
export const silentRule: Requirement = rule('probe.undeclared-rejection', 'observe', {
  text: 'The document does not say what happens to a wrong request, as the operation declares no rejection',
  source: 'OpenAPI 3.1.1, section 4.8.16: responses that are not declared may be sent all the same',
});

/** What is tested with `--opinions` alone. */
export const opinionRule: Requirement = rule('probe.opinions.rejected', 'should', {
  text: 'What the document does not describe SHOULD be rejected, also where it declares no rejection',
  source: 'none: this rule is tested only with --opinions',
});

/** The rules that any probe may report. */
export const generalProbeRules: readonly Requirement[] = [
  acceptedRule,
  serverErrorRule,
  successStatusRule,
  errorStatusRule,
  silentRule,
  opinionRule,
];
