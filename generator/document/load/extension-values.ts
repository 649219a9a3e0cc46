import type { Oas3Rule } from '@redocly/openapi-core';
import { isJsonObject } from './json.js';
import { suggest } from './suggest.js';

/** How a live value can be compared with a recorded one. */
const COMPARISON_MODES = ['equal', 'assigned', 'time', 'link', 'free'];

/** A lint rule for the values of `x-upspec-replay`: another one would be compared as `equal`. */
export const replayModes: Oas3Rule = () => ({
  any: {
    enter: (node: unknown, { report, location }) => {
      if (!isJsonObject(node) || !Object.hasOwn(node, 'x-upspec-replay')) return;
      const mode = node['x-upspec-replay'];
      if (typeof mode === 'string' && COMPARISON_MODES.includes(mode)) return;
      const near = typeof mode === 'string' ? suggest(mode, COMPARISON_MODES) : undefined;
      const modes = `it can be ${COMPARISON_MODES.join(', ')}`;
      const message = `x-upspec-replay ${JSON.stringify(mode)} is not a way to compare a value`;
      report({
        location: location.child('x-upspec-replay'),
        message: near === undefined ? `${message}; ${modes}` : message,
        suggest: near === undefined ? [] : [near],
      });
    },
  },
});

/** The keywords that name what is generated. */
const INFO_KEYWORDS = [
  'x-upspec-package',
  'x-upspec-client',
  'x-upspec-client-options',
  'x-upspec-names',
  'x-upspec-cli',
  'x-upspec-gem',
  'x-upspec-gem-shim',
];

/** A lint rule for extension keywords that are read in `info` alone. */
export const infoKeywords: Oas3Rule = () => ({
  Root: (root, { report, location }) => {
    for (const keyword of INFO_KEYWORDS) {
      if (!Object.hasOwn(root, keyword)) continue;
      report({
        location: location.child(keyword).key(),
        message: `${keyword} has no effect at the root of a document; move it into info`,
      });
    }
  },
});
