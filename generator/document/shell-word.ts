/**
 * A string as one word of a POSIX shell, without quotes where a shell reads it unchanged.
 *
 * The safe characters are those of Python's `shlex.quote`. A leading `=` is quoted as well:
 * zsh reads `=name` as the path of a command.
 */
export function shellWord(text: string): string {
  return /^(?!=)[\w@%+=:,./-]+$/.test(text) ? text : quotedWord(text);
}

/**
 * A string in single quotes, which keep every character but the single quote itself (POSIX.1-2017,
 * Shell Command Language, 2.2.2): that one is escaped between two quoted words.
 */
export function quotedWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
