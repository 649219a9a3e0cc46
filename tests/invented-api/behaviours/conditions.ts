import type { ApiResponse } from '../api-response.js';
import { OPERATIONS } from '../document.js';
import { type Behaviour, behaviour, isSuccess, type Middleware } from './behaviour.js';
import { saveState } from './store-edits.js';

const table = 'conditions';
const TAGGED = OPERATIONS.filter(({ responses }) =>
  Object.values(responses).some(({ headers }) => JSON.stringify(headers ?? {}).includes('ETag')),
);
const MATCHED = OPERATIONS.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'If-Match'),
);
const REVALIDATED = OPERATIONS.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'If-None-Match'),
);

const SEVERAL = { table, requests: 'several' } as const;

function tags(operation: string): readonly Behaviour[] {
  return [
    tagged('ETag is always the same', operation, () => () => '"always"'),
    tagged('ETag is another one each time', operation, () => {
      let count = 0;
      return () => `"${String((count += 1))}"`;
    }),
    tagged(
      'ETag does not depend on the version',
      operation,
      () => (tag) => tag.replace(/-\d+"$/, '-0"'),
    ),
    behaviour(
      { ...SEVERAL, what: 'Last-Modified is an hour ahead', operation, requests: 'one' },
      (call) => shiftModified(call.next(), 3_600_000),
    ),
    behaviour({ ...SEVERAL, what: 'Last-Modified is a day late', operation }, (call) =>
      shiftModified(call.next(), -86_400_000),
    ),
  ];
}

function tagged(what: string, operation: string, create: () => (tag: string) => string): Behaviour {
  return {
    ...SEVERAL,
    name: `${what}: ${operation}`,
    operation,
    create: () => {
      const change = create();
      return ({ next }) => {
        const response = next();
        const { ETag: tag } = response.headers;
        if (tag === undefined) return response;
        return { ...response, headers: { ...response.headers, ETag: change(tag) } };
      };
    },
  };
}

function shiftModified(response: ApiResponse, by: number): ApiResponse {
  const { 'Last-Modified': modified } = response.headers;
  if (modified === undefined) return response;
  const shifted = new Date(Date.parse(modified) + by).toUTCString();
  return { ...response, headers: { ...response.headers, 'Last-Modified': shifted } };
}

/** With another value of a condition, or without it. */
function conditioned(
  name: 'if-match' | 'if-none-match',
  change: (value: string | undefined) => string | undefined,
): Middleware {
  return ({ request, next }) => {
    const { [name]: value, ...others } = request.headers;
    const changed = change(value);
    return next({
      ...request,
      headers: { ...others, ...(changed !== undefined && { [name]: changed }) },
    });
  };
}

function matches(operation: string): readonly Behaviour[] {
  const several = { ...SEVERAL, operation } as const;
  const rejectsAll: Middleware = ({ request, next, store }) => {
    const undo = saveState(store);
    const response = next();
    if (request.headers['if-match'] === undefined || !isSuccess(response)) return response;
    undo();
    return next({ ...request, headers: { ...request.headers, 'if-match': '"none"' } });
  };
  return [
    behaviour(
      { ...several, what: 'If-Match is ignored' },
      conditioned('if-match', (value) => value && '*'),
    ),
    behaviour({ ...several, what: 'If-Match holds for no ETag' }, rejectsAll),
    behaviour(
      { ...several, what: 'If-Match is not needed', requests: 'one' },
      conditioned('if-match', (value) => value ?? '*'),
    ),
    behaviour(
      { ...several, what: 'If-Match: * does not hold' },
      conditioned('if-match', (value) => (value === '*' ? '"*"' : value)),
    ),
    behaviour(
      { ...several, what: 'If-Match holds for the first of several ETags alone' },
      conditioned('if-match', (value) => value?.replace(/,.*/, '')),
    ),
    behaviour(
      { ...several, what: 'If-Match compares weakly' },
      conditioned('if-match', (value) => value?.replaceAll('W/', '')),
    ),
  ];
}

function revalidations(operation: string): readonly Behaviour[] {
  const several = { ...SEVERAL, operation } as const;
  return [
    behaviour(
      { ...several, what: 'If-None-Match is ignored' },
      conditioned('if-none-match', () => undefined),
    ),
    behaviour(
      { ...several, what: 'If-None-Match always gives 304', requests: 'one' },
      conditioned('if-none-match', (value) => value && '*'),
    ),
    behaviour(
      { ...several, what: 'If-None-Match: * is ignored', requests: 'one' },
      conditioned('if-none-match', (value) => (value === '*' ? undefined : value)),
    ),
    behaviour(
      { ...several, what: 'If-None-Match compares the first of several ETags alone' },
      conditioned('if-none-match', (value) => value?.replace(/,.*/, '')),
    ),
    behaviour(
      { ...several, what: 'If-None-Match compares strongly' },
      conditioned('if-none-match', (value) => value?.replaceAll(/W\/"[^"]*"/g, '"weak"')),
    ),
    behaviour({ ...several, what: '304 has another ETag' }, ({ next }) => {
      const response = next();
      if (response.status !== 304) return response;
      return { ...response, headers: { ...response.headers, ETag: '"not-modified"' } };
    }),
  ];
}

/** ETags, Last-Modified and the conditions that use them: RFC 9110, sections 8.8 and 13. */
export const CONDITIONS: readonly Behaviour[] = [
  ...TAGGED.flatMap(({ id: operation }) => tags(operation)),
  ...MATCHED.flatMap(({ id: operation }) => matches(operation)),
  ...REVALIDATED.flatMap(({ id: operation }) => revalidations(operation)),
];
