import { describe } from 'vitest';
import { testLargeClient } from './testing/large-client.js';
import { publishedDocument } from './testing/large-documents.js';

describe.skipIf(!publishedDocument.found)(publishedDocument.title, () => {
  testLargeClient(publishedDocument);
});
