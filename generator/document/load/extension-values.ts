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

/** https://semver.org/#spec-item-2 and #spec-item-9; a gem's version has no build metadata. */
const VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)?$/;

/** The keywords that name what is generated. */
const INFO_KEYWORDS = [
  'x-upspec-package',
  'x-upspec-client',
  'x-upspec-version',
  'x-upspec-client-options',
  'x-upspec-compatibility',
  'x-upspec-names',
  'x-upspec-cli',
  'x-upspec-gem',
  'x-upspec-gem-shim',
  'x-upspec-guides',
];

/** A lint rule for extension keywords that are read in `info` alone. */
export const infoKeywords: Oas3Rule = () => ({
  Info: (info, { report, location }) => {
    const version = isJsonObject(info) ? info['x-upspec-version'] : undefined;
    if (version === undefined || (typeof version === 'string' && VERSION.test(version))) return;
    report({
      location: location.child('x-upspec-version'),
      message: `x-upspec-version ${JSON.stringify(version)} is not a semantic version such as 1.2.0; packages get 0.1.0`,
    });
  },
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
