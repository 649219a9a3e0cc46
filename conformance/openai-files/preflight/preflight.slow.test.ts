import { describe } from 'vitest';
import { operations } from '../testing/replace-operation.js';
import { testHanging, testRejections, testSameRejection } from '../testing/preflight-rows.js';

// Requests that the preflight waits for, or sends again for some seconds.

testRejections([['deleteFile', 409, 'DELETE-01']]);

describe('an endpoint that rejects every request', () => {
  testSameRejection([409, 503]);
});

testHanging(operations.map(([name]) => name));
