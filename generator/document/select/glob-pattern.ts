/**
 * A pattern with wildcards: `*` matches any characters, except the separator where there is one,
 * and `**` for any characters at all. Everything else matches itself.
 * @param separator one character, such as `/` in paths.
 */
export function globPattern(pattern: string, separator = ''): RegExp {
  const within = separator === '' ? '[^]*' : `[^${separator}]*`;
  const text = pattern
    .split(/(\*+)/)
    .map((part) => {
      if (part === '*') return within;
      if (part.startsWith('**')) return '[^]*';
      return part.replaceAll(/[\\^$.+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
  // `/pets/**` matches `/pets` as well, as it does in a shell with globstar.
  const whole = separator === '' ? text : text.replace(/\\\/\[\^\]\*$/, '(?:\\/[^]*)?');
  return new RegExp(`^${whole}$`, 'u');
}
