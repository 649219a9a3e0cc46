import type { Guide, Model } from '@upspec/document';

/** A guide of the pages, before it is written: what the document allows to say, and what it adds. */
export interface GuideTopic {
  readonly name: string;
  readonly kind: 'authentication' | 'paging' | 'own';
  readonly title: string;
  readonly summary: string;
  /** The document's guide of that name; at most one. */
  readonly own: readonly Guide[];
}

const DERIVED = {
  authentication: {
    title: 'Authentication',
    summary: 'where a credential is sent, and where the clients read it',
  },
  paging: { title: 'Paging', summary: 'how to get all pages of a list' },
} as const;

/**
 * Lists the guides: those that are derived from the model, then those of the document. A guide of
 * the document that has the name of a derived one becomes a part of it.
 */
export function guideTopics({ schemes, operations, guides }: Model): readonly GuideTopic[] {
  const kinds = [
    ...(schemes.length > 0 ? (['authentication'] as const) : []),
    ...(operations.some(({ page }) => page !== undefined) ? (['paging'] as const) : []),
  ];
  const derived = kinds.map((kind) => ({
    name: kind,
    kind,
    ...DERIVED[kind],
    own: guides.filter(({ name }) => name === kind),
  }));
  const names = new Set<string>(kinds);
  const others = guides
    .filter(({ name }) => !names.has(name))
    .map((guide) => ({
      name: guide.name,
      kind: 'own' as const,
      title: guide.title,
      summary: guide.summary,
      own: [guide],
    }));
  return [...derived, ...others];
}
