import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { Answer } from '../../probe/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { isLater } from '../../replay/moment.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
import { afterCreation, readExpiry } from './expiry-reading.js';

/** Checks the timestamps of a new Upload, and that it has no file. */
export function checkBeginning(target: OpenAITarget, made: Answer): void {
  const { created_at: created, expires_at: expires, ...told } = membersOf(made);
  const { upload } = target.profile.expiry;
  if (Object.hasOwn(told, 'file')) {
    target.find(made, {
      requirement: 'COMPLETE-02',
      location: atBody('/file'),
      expected: words('absent while pending'),
      actual: valueOf(told['file']),
    });
  }
  if (!isLater(expires, created, upload)) {
    target.find(made, {
      requirement: 'UPLOAD-06',
      location: atBody('/expires_at'),
      expected: afterCreation(upload),
      actual: readExpiry(expires, created),
    });
  }
}

/** Checks that an Upload is the requested one. */
export function checkAsked(target: OpenAITarget, made: Answer, asked: JsonObject): void {
  for (const name of ['bytes', 'filename', 'purpose']) {
    const told = membersOf(made)[name];
    if (told !== asked[name]) find(target, made, { name, expected: asked[name], actual: told });
  }
}

/** An Upload at its creation and later, and its expected status. */
export interface Later {
  readonly made: Answer;
  readonly later: Answer;
  readonly status: string;
}

/** Checks that only the status of an Upload has changed. */
export function checkSame(target: OpenAITarget, { made, later, status }: Later): void {
  const before = { ...membersOf(made), status };
  const after = membersOf(later);
  for (const [name, expected] of Object.entries(before)) {
    if (!Object.hasOwn(laidTo, name) || after[name] === expected) continue;
    find(target, later, { name, expected, actual: after[name] });
  }
}

/** The properties of an Upload that do not change, and their requirements. */
const laidTo: Readonly<Record<string, string>> = {
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
  readonly expected: unknown;
  readonly actual: unknown;
}

function find(target: OpenAITarget, answer: Answer, { name, expected, actual }: Changed): void {
  target.find(answer, {
    requirement: laidTo[name] ?? 'UPLOAD-02',
    location: atBody(`/${name}`),
    expected: valueOf(expected),
    actual: valueOf(actual),
  });
}

function membersOf({ json }: Answer): JsonObject {
  return isJsonObject(json) ? json : {};
}
