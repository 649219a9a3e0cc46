import { testHostileResponses } from '../testing/hostile-responses.js';

// Other shells are in curl-hostile.slow.test.ts.
testHostileResponses(['sh']);
