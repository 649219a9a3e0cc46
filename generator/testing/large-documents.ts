import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A document that uses many parts of OpenAPI; all targets must generate working code from it. */
export interface LargeDocument {
  readonly key: 'own' | 'published';
  /** Its name in tests; where the document is missing, the name says where it is expected. */
  readonly title: string;
  readonly path: string;
  readonly found: boolean;
  readonly operations: number;
}

const ROOT = join(import.meta.dirname, '..', '..');
const PUBLISHED_NAME = 'openai-2026-08-21.yaml';
const published =
  process.env['UPSPEC_UPSTREAM'] ?? join(ROOT, '..', 'shared', 'specs', PUBLISHED_NAME);
const isFound = existsSync(published);

/** The complete document that OpenAI publishes; the project has no copy of it. */
export const publishedDocument: LargeDocument = {
  key: 'published',
  title: `the complete published document${isFound ? '' : ` (needs ../shared/specs/${PUBLISHED_NAME}, or its path in UPSPEC_UPSTREAM)`}`,
  path: published,
  found: isFound,
  operations: 288,
};

/** A document of ours that uses every construct of the published one, and is in every clone. */
export const ownDocument: LargeDocument = {
  key: 'own',
  title: 'a document of every construct',
  path: join(import.meta.dirname, 'full-document', 'openapi.yaml'),
  found: true,
  operations: 19,
};

/** The message of a test whose count of operations differs from `operations`. */
export const WRONG_COUNT =
  'after adding an operation to generator/testing/full-document/openapi.yaml, correct `operations` of ownDocument in generator/testing/large-documents.ts; otherwise the target leaves an operation out or emits one twice';

export const largeDocuments: readonly LargeDocument[] = [ownDocument, publishedDocument];
