/** Requirements that no case tests, each with the reason. */
export const untested: Readonly<Record<string, string>> = {
  'ROUTE-01':
    'is tested before any case is played: an operation that the target does not have is one finding, and its cases are skipped',
  'ERROR-06': 'lets a server add something and leave it out: nothing can break it',
  'ERROR-08':
    'speaks of failures of the server itself, which no request is sure to cause; each 5xx that comes by itself is judged by it',
  'ERROR-15':
    'is tested by all cases together: responses 502, 503 or 504 that do not come again are one finding',
};
