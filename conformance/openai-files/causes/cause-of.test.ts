import { describe, expect, test } from 'vitest';
import { atBody, atConnection, atStatus, type Location } from '../../difference/location.js';
import { statusOf, valueOf, type Reading } from '../../difference/reading.js';
import { kindOf } from '../../difference/difference.js';
import { sampleCase, sampleFinding } from '../../testing/sample-result.js';
import type { Finding } from '../../verdict/finding.js';
import type { CaseResult } from '../../verdict/result.js';
import { causeOf } from './cause-of.js';

interface Differing {
  readonly request: string;
  readonly location: Location;
  readonly expected: Reading;
  readonly actual: Reading;
}

const rejectedFile: Differing = {
  request: 'POST /files',
  location: atStatus,
  expected: statusOf(200),
  actual: statusOf(413),
};

const rejectedCompletion: Differing = {
  request: 'POST /uploads/upload_1/complete',
  location: atStatus,
  expected: statusOf(200),
  actual: statusOf(400),
};

function finding(requirement: string, differing: Differing): Finding {
  return { ...sampleFinding, requirement, ...differing, kind: kindOf(differing) };
}

function failed(name: string, ...findings: readonly Finding[]): CaseResult {
  const requirements = findings.map(({ requirement }) => requirement);
  return sampleCase(name, { kind: 'probe', verdict: 'fail', findings, requirements });
}

/** The cause of the first finding of the first case. */
function causeIn(...cases: readonly [CaseResult, ...CaseResult[]]): string | undefined {
  const [first] = cases;
  const [found] = first.findings;
  return found === undefined ? undefined : causeOf(found, first, cases);
}

const tooLarge = finding('CREATE-13', rejectedFile);

describe('a rejected size follows from a smaller one that is rejected', () => {
  const larger = failed('files/limits/over-20-mib', tooLarge);

  test('of the same operation', () => {
    expect(causeIn(larger, failed('files/limits/over-1-mib', tooLarge))).toBe('CREATE-13');
  });

  test('and the smallest rejected one is the finding', () => {
    expect(causeIn(failed('files/limits/over-1-mib', tooLarge), larger)).toBeUndefined();
  });

  test('but not from one of another operation', () => {
    const part = finding('PART-07', { ...rejectedFile, request: 'POST /uploads/upload_1/parts' });
    expect(causeIn(larger, failed('uploads/limits/over-1-mib', part))).toBeUndefined();
  });
});

describe('a connection that is closed for a long body', () => {
  const closedBy = (requirement: string, request: string): Finding =>
    finding(requirement, {
      request,
      location: atConnection,
      expected: { kind: 'words', text: 'a response' },
      actual: { kind: 'words', text: 'no response' },
    });
  const limit = failed('files/limits/over-1-mib', closedBy('CREATE-13', 'POST /files'));
  const unjudged = (request: string): CaseResult => ({
    ...failed('files/content/1-mib', closedBy('ERROR-16', request)),
    verdict: 'could-not-run',
  });

  test('follows from the limit of the same operation, or of another one where it has none', () => {
    expect(causeIn(unjudged('POST /files'), limit)).toBe('CREATE-13');
    expect(causeIn(unjudged('POST /uploads/upload_1/parts'), limit)).toBeUndefined();
    expect(causeIn(unjudged('POST /uploads/upload_1/complete'), limit)).toBe('CREATE-13');
  });

  test('does not follow from a limit whose rejection is a response', () => {
    expect(
      causeIn(unjudged('POST /files'), failed('files/limits/over-1-mib', tooLarge)),
    ).toBeUndefined();
  });

  test('is a finding of its own where the request stops the server', () => {
    const stopping = failed('files/create/stops', closedBy('ERROR-16', 'POST /files'));
    expect(causeIn(stopping, limit)).toBeUndefined();
  });
});

describe('a completion that is rejected', () => {
  const completion = failed('uploads/complete/order', finding('COMPLETE-01', rejectedCompletion));

  test('follows from parts whose bytes are changed', () => {
    const expected: Reading = { kind: 'bytes', length: 2 };
    const actual: Reading = { kind: 'bytes', length: 1 };
    const lost = finding('PART-05', {
      request: 'GET /files/file-1/content',
      location: { kind: 'byte', offset: 1 },
      expected,
      actual,
    });
    expect(causeIn(completion, failed('uploads/parts/bytes', lost))).toBe('PART-05');
  });

  test('is a finding of its own otherwise', () => {
    expect(causeIn(completion, failed('files/limits/over-1-mib', tooLarge))).toBeUndefined();
  });
});

describe('the bounds of expires_after', () => {
  const bound = failed('files/expiry/bounds', finding('EXPIRY-05', rejectedFile));

  test('are not the cause where no expires_after is accepted', () => {
    const none = failed('files/create/expires-after', finding('EXPIRY-01', rejectedFile));
    expect(causeIn(bound, none)).toBe('EXPIRY-01');
  });

  test('are the cause where one is accepted and not applied', () => {
    const ignored = finding('EXPIRY-01', {
      request: 'POST /files',
      location: atBody('/expires_at'),
      expected: valueOf(1),
      actual: valueOf(null),
    });
    expect(causeIn(bound, failed('files/create/expires-after', ignored))).toBeUndefined();
  });
});

describe('an invalid multipart body', () => {
  const accepted: Differing = { ...rejectedFile, expected: statusOf('4XX'), actual: statusOf(200) };
  const unknownField = failed('files/create/unknown-field', finding('CREATE-06', accepted));
  const each400 = failed(
    'files/create/refusals-are-400',
    finding('CREATE-17', { ...accepted, expected: statusOf(400) }),
  );

  test('that is accepted is one finding, and not that it has another status than 400', () => {
    expect(causeIn(each400, unknownField)).toBe('CREATE-06');
    const elsewhere = failed('files/create/bad-purpose', finding('CREATE-03', accepted));
    expect(causeIn(each400, elsewhere)).toBeUndefined();
  });

  test('that is rejected with another status than 400 is a finding of that', () => {
    const other = finding('CREATE-17', { ...accepted, actual: statusOf(422) });
    expect(causeIn(failed('files/create/refusals-are-400', other), unknownField)).toBeUndefined();
  });

  test('with expires_after in another notation is accepted like any undocumented field', () => {
    const flat = failed('files/create/expires-after-flat', finding('EXPIRY-08', accepted));
    expect(causeIn(flat, unknownField)).toBe('CREATE-06');
    expect(causeIn(flat, failed('files/create/a', finding('CREATE-05', accepted)))).toBeUndefined();
  });
});

describe('a server error for an invalid request', () => {
  const oops: Differing = {
    request: 'POST /uploads/upload_1/parts',
    location: atStatus,
    expected: statusOf('4XX'),
    actual: statusOf(500),
  };
  const noData = failed('uploads/parts/no-data', finding('PART-09', oops));

  test('follows from the same response of the same operation to another one', () => {
    const other = finding('ERROR-07', { ...oops, request: 'POST /uploads/upload_2/parts' });
    expect(causeIn(noData, failed('uploads/parts/unknown', other))).toBe('ERROR-07');
  });

  test('does not follow from that of another operation', () => {
    const other = finding('ERROR-07', { ...oops, request: 'POST /files' });
    expect(causeIn(noData, failed('files/create/missing-file', other))).toBeUndefined();
  });

  test('to an unknown id is a finding of its own', () => {
    const request = 'GET /files/file-1';
    const unknown = { ...oops, request, expected: statusOf(404) };
    const other = finding('ERROR-07', { ...oops, request });
    const missing = failed('files/retrieve/unknown-id', finding('RETRIEVE-02', unknown));
    expect(causeIn(missing, failed('files/retrieve/path-as-id', other))).toBeUndefined();
  });
});

test('a list without a file that was just created is one finding, whatever the query', () => {
  const absent: Differing = {
    request: 'GET /files?purpose=user_data',
    location: atBody('/data'),
    expected: valueOf('file-1'),
    actual: { kind: 'absent' },
  };
  const fewer: Differing = { ...absent, actual: { kind: 'count', count: 2, of: 'own' } };
  const again: Differing = {
    ...absent,
    actual: { kind: 'count', count: 1, of: 'own', note: ' again' },
  };
  const plain = failed('files/list/assistants', finding('LIST-01', absent));
  expect(causeIn(failed('files/list/after', finding('LIST-07', absent)), plain)).toBe('LIST-01');
  expect(causeIn(failed('files/list/pages', finding('LIST-08', fewer)), plain)).toBe('LIST-01');
  expect(causeIn(failed('files/list/pages', finding('LIST-08', again)), plain)).toBeUndefined();
});

test('a page with its own cursor does not follow from a wrong order', () => {
  const page: Differing = {
    request: 'GET /files?after=file-1',
    location: atBody('/data/0'),
    expected: { kind: 'words', text: 'only items that follow file-1' },
    actual: valueOf('file-2'),
  };
  const order = { ...finding('LIST-06', page), kind: 'order' } as const;
  const misordered = failed('files/list/default-page', order);
  const itself: Differing = { ...page, actual: { kind: 'cursor-item' } };
  expect(causeIn(failed('files/list/after', finding('LIST-07', page)), misordered)).toBe('LIST-06');
  expect(
    causeIn(failed('files/list/after', finding('LIST-07', itself)), misordered),
  ).toBeUndefined();
});

test('parts that are lost when they are sent in parallel are one finding', () => {
  const atOnce = failed('uploads/parts/at-once', finding('PART-06', rejectedCompletion));
  const hundreds = finding('COMPLETE-14', rejectedCompletion);
  expect(causeIn(failed('uploads/complete/hundreds-of-parts', hundreds), atOnce)).toBe('PART-06');
});

test('a rejected completion follows from a part id that is not unique', () => {
  const twice = finding('PART-02', {
    request: 'POST /uploads/upload_1/parts',
    location: atBody('/id'),
    expected: { kind: 'words', text: 'an id that no other object has' },
    actual: valueOf('part_1'),
  });
  const bytes = failed('uploads/parts/bytes', finding('PART-05', rejectedCompletion));
  expect(causeIn(bytes, failed('uploads/parts/same-bytes-twice', twice))).toBe('PART-02');
});

test('an error with status 200 is one finding, whatever the request was', () => {
  const accepted: Differing = { ...rejectedFile, expected: statusOf('4XX'), actual: statusOf(200) };
  const shownAs = (requirement: string, text: string): Finding => {
    const body = { bytes: text.length, text, isCut: false, isEscaped: false };
    const shown = { request: { headers: {} }, response: { headers: {}, body } };
    return { ...finding(requirement, accepted), shown };
  };
  const error = '{"error":{"message":"no"}}';
  const asError = failed('files/create/bad-purpose', shownAs('ERROR-07', error));
  const unknown = failed('files/retrieve/strange-ids', shownAs('RETRIEVE-04', error));
  expect(causeIn(unknown, asError)).toBe('ERROR-07');
  const asFile = failed('files/retrieve/strange-ids', shownAs('RETRIEVE-04', '{"object":"file"}'));
  expect(causeIn(asFile, asError)).toBeUndefined();
});

test('two files with one id are deleted together, which is one finding', () => {
  const removed = finding('DELETE-05', {
    request: 'GET /files/file-1',
    location: atStatus,
    expected: statusOf(200),
    actual: statusOf(404),
  });
  const shared = finding('FILE-02', {
    request: 'POST /files',
    location: atBody('/id'),
    expected: { kind: 'words', text: 'an id that no other object has' },
    actual: valueOf('file-1'),
  });
  const sameName = failed('files/delete/same-name', removed);
  expect(causeIn(sameName, failed('files/create/same-file-twice', shared))).toBe('FILE-02');
  expect(causeIn(sameName, failed('files/limits/over-1-mib', tooLarge))).toBeUndefined();
});
