import type { Oas3Rule } from '@redocly/openapi-core';

/**
 * A lint rule for `%2F` in references within the document. RFC 6901, section 6, decodes it before
 * the pointer is split, so it separates two keys; the linter's resolver treats it as a part of one
 * key.
 */
export const escapedSlashes: Oas3Rule = () => ({
  ref: ({ $ref: reference }, { report, location }) => {
    if (!reference.startsWith('#') || !/%2f/i.test(reference)) return;
    report({
      location: location.child('$ref'),
      message: `$ref "${reference}" has %2F, which separates two keys`,
      suggest: [reference.replaceAll(/%2f/gi, '~1')],
    });
  },
});
