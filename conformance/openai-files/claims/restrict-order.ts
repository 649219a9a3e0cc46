import type { RestrictedCase } from '../../plan/restricted-case.js';
import type { TestCase } from '../../plan/test-case.js';
import type { RecordedBody, RecordedRequest } from '../../fixture-format/fixture.js';
import type { Probe, ProbeRequest } from '../../probe-contract/probe.js';

/** Where the file is in a multipart body that the target accepts; undefined where it may be anywhere. */
export type FileOrder = 'first' | 'last';

/**
 * Sends the file of a multipart body where the target reads the other fields, if it does so in one
 * order only. The cases that are about the order report it.
 */
export function restrictOrder(testCase: TestCase, order: FileOrder): RestrictedCase {
  if (aboutOrder.test(testCase.name)) return { kind: 'case', testCase };
  if (testCase.kind === 'fixture') {
    const { fixture } = testCase;
    const exchanges = fixture.exchanges.map((exchange) => {
      const isFile = exchange.operation === 'createFile';
      return isFile ? { ...exchange, request: reorder(exchange.request, order) } : exchange;
    });
    return { kind: 'case', testCase: { ...testCase, fixture: { ...fixture, exchanges } } };
  }
  if (order === 'first' && ownBodies.test(testCase.name)) {
    const reason = 'the target accepts only multipart bodies whose file comes first';
    return { kind: 'blocked', requirement: 'CREATE-07', reason };
  }
  return { kind: 'case', testCase: { ...testCase, probe: inOrder(testCase.probe, order) } };
}

/** The cases that send the fields in several orders. */
const aboutOrder =
  /^files\/(?:create\/purpose-before-file|create\/file-first-.*|expiry\/either-order)$/;

/** The probes that write the bytes of a body themselves, with the file last. */
const ownBodies = /^errors\/(?:legal-form-of-a-file|form-of-a-file|http-file)-/;

function inOrder(probe: Probe, order: FileOrder): Probe {
  const changed = (request: ProbeRequest): ProbeRequest =>
    request.operation === 'createFile' ? reorder(request, order) : request;
  return {
    ...probe,
    run: (target) => probe.run({ ...target, send: (request) => target.send(changed(request)) }),
  };
}

function reorder<AnyRequest extends RecordedRequest>(
  request: AnyRequest,
  order: FileOrder,
): AnyRequest {
  const { body } = request;
  if (body === undefined || !('multipart' in body)) return request;
  const files = body.multipart.filter(({ filename }) => filename !== undefined);
  const fields = body.multipart.filter(({ filename }) => filename === undefined);
  const multipart = order === 'first' ? [...files, ...fields] : [...fields, ...files];
  const ordered: RecordedBody = { multipart };
  return { ...request, body: ordered };
}
