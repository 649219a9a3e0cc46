import type { GivenValue } from './given-values.js';

/** A command that reads a value of a response, with its headers unless it is in the body. */
export function readValue({ at, id }: GivenValue): string {
  switch (at.in) {
    case 'header':
      return `${headerOf(at.name)} | sed 's|[?#].*||; s|/*$||; s|.*[/ ]||'`;
    case 'tag':
      return `${headerOf('etag')} | sed 's|^[^:]*: *||; s|^W/||'`;
    case 'value':
      return `${headerOf(at.name)} | sed 's|^[^:]*: *||'`;
    case 'link':
      return `${headerOf(at.name)} | sed 's|.*[?&]${inPattern(at.parameter)}=||; s|[&>].*||'`;
    case 'cookie':
      return `${headerOf('set-cookie')} | sed -n 's|.*[ ,]${inPattern(at.name)}=\\([^;]*\\).*|\\1|p'`;
    case 'request':
      return 'cat';
    case 'body': {
      const { property, position } = at;
      const name = inPattern(property);
      return typeof id === 'string'
        ? `grep -o '"${name}" *: *"[^"]*"' | sed -n '${position}s/.*"\\(.*\\)"$/\\1/p'`
        : `grep -o '"${name}" *: *[0-9A-Za-z.+-]*' | sed -n '${position}s/.*: *//p'`;
    }
    default:
      return at satisfies never;
  }
}

/** Whether a command has to print the headers of the response, too. */
export function isInHeaders({ at }: GivenValue): boolean {
  return at.in !== 'body' && at.in !== 'request';
}

function headerOf(name: string): string {
  return `tr -d '\\r' | grep -i '^${name.toLowerCase()}:'`;
}

/** A name in a basic regular expression in single quotes. */
function inPattern(name: string): string {
  return name.replace(/[.*^$[\]\\|]/g, '\\$&').replaceAll("'", "'\\''");
}
