import { isPlural, singular, words } from '../model/names.js';
import { idStem } from './id-words.js';
import type { ValueFacts } from './infer-mode.js';
import type { Draft } from './resource-drafts.js';

/** What else is known about a value. */
export interface Named {
  /** The name of its schema, where it is one of the components. */
  readonly component: string | undefined;
  /** Whether it is an item of a list, whose name is a plural. */
  readonly isItem: boolean;
}

/**
 * The resource that a value points to by its name, its title or its schema, without being named as
 * an id: `folder`, `parent_folder`, `replyTo`, `{title: Folder}`, `{$ref: FolderNumber}`. A
 * recording shows whether it holds ids of that resource.
 */
export function possibleReference(facts: ValueFacts, named: Named): Draft | undefined {
  const { name, shape, foundIn, owner, subject, resourceFor } = facts;
  const isScalar =
    shape.types.length > 0 &&
    shape.types.every((type) => ['string', 'integer', 'number'].includes(type));
  const hasParts = shape.properties.size > 0 || shape.items !== undefined;
  if (!isScalar || hasParts || shape.isFixed || TEXTS.has(shape.format)) return undefined;
  if (foundIn !== 'property' && foundIn !== 'query') return undefined;
  const ownResource = owner ?? subject;
  if (ownResource !== undefined && OF_ITS_KIND.test(words(name).join(' '))) return ownResource;
  const { component = '' } = named;
  const described = [...shape.titles, component].map(essenceOf).filter((text) => text !== '');
  // A plural with a single value is a count: `pages: 3`.
  const isCount = COUNTS.has(words(name).at(-1) ?? '') || (isPlural(name) && !named.isItem);
  for (const text of isCount ? described : [essenceOf(name), ...described]) {
    const found = resourceFor(text) ?? resourceFor(text.split(' ').at(-1) ?? '');
    if (found !== undefined) return found;
  }
  return isCount || !isRole(name) ? undefined : personIn(resourceFor);
}

/** Names of a reference to a person: `owner`, `assignedTo`, `approved_by`. */
const ROLES =
  /^(?:owner|author|assignee|reviewer|approver|creator|manager|lead|leader|sender|recipient|requester|reporter|editor|follower|watcher|subscriber|participant|attendee)$|\w by$|^(?:assigned|shared|sent|delegated|addressed) (?:to|with)$/;

const PEOPLE = ['user', 'member', 'person', 'people', 'employee', 'account', 'customer', 'agent'];

function isRole(name: string): boolean {
  return ROLES.test(words(singular(name)).join(' '));
}

function personIn(resourceFor: ValueFacts['resourceFor']): Draft | undefined {
  return PEOPLE.map(resourceFor).find((draft) => draft !== undefined);
}

/** Formats that no id has: times, addresses, secrets. */
const TEXTS = new Set([
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'password',
  'byte',
  'binary',
]);

/** Words for positions and numbers, even where a resource has that name. */
const COUNTS = new Set(
  'count day hour index length level limit minute month number offset page position rank second size step total version week year'.split(
    ' ',
  ),
);

/** Names of a reference to another object of the same kind. */
const OF_ITS_KIND =
  /^(?:parent|previous|prev|next|root|original|predecessor|successor|ancestor|(?:in )?reply to|(?:copy|copied|duplicate|version|fork|forked|child) (?:of|from)|(?:superseded|replaced) by|supersedes|replaces)$/;

/** Words of a name or title that mark a reference. */
const REFERENCE_WORDS =
  /^(?:the|a|an|of|to|for|in|id|ids|identifier|identifiers|number|numbers|key|keys|ref|refs|reference|references)$/;

/** What is referred to: `ID of the folder`, `folderRef` and `FolderNumber` are `folder`. */
function essenceOf(name: string): string {
  const stem = idStem(name) ?? name;
  return words(stem)
    .filter((word) => !REFERENCE_WORDS.test(word))
    .join(' ');
}
