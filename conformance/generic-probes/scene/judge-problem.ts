import { STATUS_CODES } from 'node:http';
import type { Requirement } from '@upspec/document';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { isJsonObject } from '../../json/json-object.js';
import type { Found, ProbeResponse } from '../../probe-contract/probe.js';
import { rule } from '../probe-family.js';

const problemStatusRule: Requirement = rule('probe.problem.status', 'must', {
  text: 'The status in problem details MUST be that of the response',
  source:
    'RFC 9457, section 3.1.2: "Generators MUST use the same status code in the actual HTTP response"',
});

const problemTitleRule: Requirement = rule('probe.problem.title', 'should', {
  text: 'The title of problem details without a type of their own SHOULD be the phrase of the status',
  source:
    'RFC 9457, section 4.2.1: "the title SHOULD be the same as the recommended HTTP status phrase for that code"',
});

/** The rules for problem details. */
export const problemRules: readonly Requirement[] = [problemStatusRule, problemTitleRule];

/** Phrases that RFC 9110, sections 15.5.14 and 15.5.21, has changed; both are in use. */
const newPhrases: Readonly<Record<number, string>> = {
  413: 'Content Too Large',
  422: 'Unprocessable Content',
};

/** What is wrong with the problem details of a response, beyond their schema; nothing for others. */
export function judgeProblem({ status, headers, json }: ProbeResponse): readonly Found[] {
  const isProblem = /^application\/problem\+json\b/i.test(headers['content-type'] ?? '');
  if (!isProblem || !isJsonObject(json)) return [];
  const { status: stated, type = 'about:blank', title } = json;
  const phrases = [newPhrases[status], STATUS_CODES[status]].filter((each) => each !== undefined);
  const isOtherTitle =
    type === 'about:blank' && typeof title === 'string' && !phrases.includes(title);
  return [
    ...(typeof stated === 'number' && stated !== status
      ? [
          {
            requirement: problemStatusRule.id,
            location: atBody('/status'),
            expected: valueOf(status),
            actual: valueOf(stated),
          },
        ]
      : []),
    ...(isOtherTitle && phrases.length > 0
      ? [
          {
            requirement: problemTitleRule.id,
            location: atBody('/title'),
            expected: valueOf(phrases[0]),
            actual: valueOf(title),
          },
        ]
      : []),
  ];
}
