import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { isLater } from '../../replay/timestamp.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words, type Reading } from '../../difference/reading.js';
import { afterCreation, readExpiry } from './expiry-reading.js';

/** Checks the timestamps of a new Upload, and that it has no file. */
export function checkBeginning(target: OpenAITarget, creation: ProbeResponse): void {
  const { created_at: created, expires_at: expires, ...returned } = propertiesOf(creation);
  const { upload } = target.profile.expiry;
  if (Object.hasOwn(returned, 'file')) {
    target.find(creation, {
      requirement: 'COMPLETE-02',
      location: atBody('/file'),
      expected: words('absent while pending'),
      actual: valueOf(returned['file']),
    });
  }
  if (!isLater(expires, created, upload)) {
    target.find(creation, {
      requirement: 'UPLOAD-06',
      location: atBody('/expires_at'),
      expected: afterCreation(upload),
      actual: readExpiry(expires, created),
    });
  }
}

/** Checks that an Upload is the requested one. */
export function checkRequested(
  target: OpenAITarget,
  created: ProbeResponse,
  requested: JsonObject,
): void {
  for (const name of ['bytes', 'filename', 'purpose']) {
    const returned = propertiesOf(created)[name];
    if (returned !== requested[name])
      find(target, created, { name, expected: valueOf(requested[name]), actual: returned });
  }
}

/** An Upload at its creation and later, and its expected status. */
export interface Later {
  readonly created: ProbeResponse;
  readonly later: ProbeResponse;
  readonly status: string;
}

/** Checks that only the status of an Upload has changed. */
export function checkSame(target: OpenAITarget, { created, later, status }: Later): void {
  const before = { ...propertiesOf(created), status };
  const after = propertiesOf(later);
  for (const [name, expected] of Object.entries(before)) {
    if (!Object.hasOwn(attributedTo, name) || after[name] === expected) continue;
    const note = name === 'status' ? undefined : ', as returned at creation';
    find(target, later, { name, expected: valueOf(expected, note), actual: after[name] });
  }
}

/** The properties of an Upload that do not change, and their requirements. */
const attributedTo: Readonly<Record<string, string>> = {
  id: 'UPLOAD-02',
  status: 'UPLOAD-07',
  bytes: 'UPLOAD-04',
  filename: 'UPLOAD-04',
  purpose: 'UPLOAD-04',
  created_at: 'UPLOAD-05',
  expires_at: 'UPLOAD-06',
};

interface Changed {
  readonly name: string;
  readonly expected: Reading;
  readonly actual: unknown;
}

function find(
  target: OpenAITarget,
  response: ProbeResponse,
  { name, expected, actual }: Changed,
): void {
  target.find(response, {
    requirement: attributedTo[name] ?? 'UPLOAD-02',
    location: atBody(`/${name}`),
    expected,
    actual: valueOf(actual),
  });
}

function propertiesOf({ json }: ProbeResponse): JsonObject {
  return isJsonObject(json) ? json : {};
}
