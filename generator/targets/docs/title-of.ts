import type { Operation } from '@upspec/document';

/** A longer summary is a description; its first sentence may still be a title. */
const LONGEST_TITLE = 80;

/**
 * The title of an operation's page, as plain text: its summary where that is short, else its call.
 */
export function titleOf({ summary, id, hasOwnId, resource, name }: Operation): string {
  const plain = plainLine(summary);
  const [sentence = ''] = /^[^.!?]+\.(?=\s|$)/.exec(plain) ?? [];
  const title = [plain, sentence].find(({ length }) => length > 0 && length <= LONGEST_TITLE);
  return title?.replace(/\.$/, '') ?? (hasOwnId ? id : [...resource, name].join('.'));
}

/**
 * The description of an operation on its page; includes a summary that is too long for the title.
 */
export function descriptionOf(operation: Operation): string {
  const { summary, description } = operation;
  const isSaid =
    plainLine(summary).replace(/\.$/, '') === titleOf(operation) || description.includes(summary);
  return isSaid ? description : `${summary}\n\n${description}`.trim();
}

/** A line of Markdown without its links and marks. */
function plainLine(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
