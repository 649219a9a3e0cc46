import { atBody, atStatus } from '../../difference/location.js';
import { absent, present, statusOf, words } from '../../difference/reading.js';
import { parseJson } from '../../json/parse-json.js';
import { failedCase, type Failure, type InspectedTarget } from '../../plan/preflight-case.js';
import { describeBody } from '../../replay/describe-body.js';
import type { CaseResult } from '../../verdict/result.js';
import type { EndpointResponse } from './endpoints.js';

/** By operation that creates objects: the schema of the object. */
const schemas: Readonly<Record<string, string>> = {
  createFile: 'FileObject',
  createUpload: 'Upload',
};

/** An endpoint that accepts the plainest request, and does not return the id of the new object. */
export function unidentifiedCase(target: InspectedTarget, response: EndpointResponse): CaseResult {
  const { operation, request } = response;
  const { method, path } = target.contract.described.operations[operation] ?? request;
  return failedCase(target, {
    operation,
    request,
    name: `preflight/${operation}`,
    title: `${method} ${path} returns the object that it creates`,
    ...violationOf(response),
  });
}

function violationOf({
  operation,
  received,
}: EndpointResponse): Pick<Failure, 'requirement' | 'location' | 'expected' | 'actual'> {
  const json = parseJson(received.bytes.toString('utf8'));
  const { status } = received;
  const reported = describeBody({ received, json });
  const requirement = `${operation}.200`;
  if (status !== 200) {
    const actual = statusOf(status, reported);
    return { requirement, location: atStatus, expected: statusOf(200), actual };
  }
  if (!json.ok) {
    const type = received.headers['content-type'] ?? 'no type';
    const actual = words(`${type}${reported}`);
    return {
      requirement: 'rule.not-json',
      location: atBody(),
      expected: words('a JSON body'),
      actual,
    };
  }
  return {
    requirement: schemas[operation] ?? requirement,
    location: atBody('/id'),
    expected: present,
    actual: absent,
  };
}
