/** Requirements that no case tests, each with the reason. */
export const untested: Readonly<Record<string, string>> = {
  'ROUTE-01':
    'it is checked before the first case: an absent operation is one finding, and its cases are skipped',
  'ERROR-06': 'allows a server to add a property or to omit it: nothing can violate it',
  'ERROR-08':
    'describes failures of the server itself, which no request is certain to cause; each 5xx response is judged by it',
  'ERROR-15':
    'is checked by all cases together: responses 502, 503 or 504 that are not repeated are one finding',
  'ERROR-16':
    'is checked by all cases: the request under which the server stops responding is searched for',
};
