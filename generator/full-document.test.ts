import { describe } from 'vitest';
import { testLargeClient } from './testing/large-client.js';
import { ownDocument } from './testing/large-documents.js';

describe(ownDocument.title, () => {
  testLargeClient(ownDocument);
});
