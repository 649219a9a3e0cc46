import { describe } from 'vitest';
import { publishedDocument } from '../../testing/large-documents.js';
import { testLargePages } from './testing/large-pages.js';

describe.skipIf(!publishedDocument.found)(publishedDocument.title, () => {
  testLargePages(publishedDocument);
});
