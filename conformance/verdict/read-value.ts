import type { GivenValue } from './given-values.js';

/** Unlike `tee`, awk does not open the name again: standard error may be a file or a socket. */
const show = `awk '{print; print > "/dev/stderr"}'`;

/**
 * A command that reads a value of a response, with its headers unless it is in the body, and prints the
 * response on standard error.
 */
export function readAndShow(value: GivenValue): string {
  return readWholeAndShow(value) + toNear(value);
}

function readWholeAndShow(value: GivenValue): string {
  const { at } = value;
  if (at.in === 'body' && at.field !== undefined) {
    return `awk -F\\" '{print>"/dev/stderr";print$${at.field}}'`;
  }
  if (at.in === 'body' && at.isLast === true) {
    return `sed -ne 'w /dev/stderr' -e '${lastOf(value, at.property)}'`;
  }
  return `${show} | ${readWhole(value)}`;
}

/** The same, but it prints nothing besides the value. */
export function readQuietly(value: GivenValue): string {
  return readWholeQuietly(value) + toNear(value);
}

function readWholeQuietly(value: GivenValue): string {
  const { at } = value;
  if (at.in === 'body' && at.field !== undefined) return `cut -d\\" -f${at.field}`;
  if (at.in === 'body' && at.isLast === true) return `sed -n '${lastOf(value, at.property)}'`;
  return readWhole(value);
}

/** A command that copies a response to standard error. */
export function showResponse(): string {
  return show;
}

/** A command that reads a value of a response, with its headers unless it is in the body. */
export function readValue(value: GivenValue): string {
  return readWhole(value) + toNear(value);
}

/** A command that makes of a value what a request sends of it. */
function toNear({ near }: GivenValue): string {
  switch (near?.kind) {
    case undefined:
      return '';
    case 'beginning':
      return ` | cut -c1-${near.length}`;
    case 'other-case':
      return ' | tr a-zA-Z A-Za-z';
    default:
      return near satisfies never;
  }
}

function readWhole(value: GivenValue): string {
  const { at, id } = value;
  switch (at.in) {
    case 'header':
      return `${headerOf(at.name)} | sed 's|[?#].*||; s|/*$||; s|.*[/ ]||'`;
    case 'tag':
      return `${headerOf('etag')} | sed 's|^[^:]*: *||; s|^W/||'`;
    case 'value':
      return `${headerOf(at.name)} | sed 's|^[^:]*: *||'`;
    case 'link':
      return `${headerOf(at.name)} | sed 's|.*[?&]${inSed(at.parameter)}=||; s|[&>].*||'`;
    case 'cookie':
      return `${headerOf('set-cookie')} | sed -n 's|.*[ ,]${inSed(at.name)}=\\([^;]*\\).*|\\1|p'`;
    case 'request':
      return 'cat';
    case 'body': {
      const { property, position } = at;
      const name = inPattern(inJson(property));
      return typeof id === 'string'
        ? `grep -o '"${name}" *: *"[^"]*' | sed -n '${position}s/.*"//p'`
        : `grep -o '"${name}" *: *[0-9A-Za-z.+-]*' | sed -n '${position}s/.*: *//p'`;
    }
    default:
      return at satisfies never;
  }
}

/** A command that reads a property of the bodies of several responses, one string a line. */
export function readAll(value: GivenValue): string {
  const { at } = value;
  const property = at.in === 'body' ? at.property : 'id';
  return `grep -o '"${inPattern(inJson(property))}" *: *"[^"]*' | sed 's/.*"//'`;
}

/** What sed does to find the last property of a name in a line. */
function lastOf({ id }: GivenValue, property: string): string {
  const scalar = '[0-9A-Za-z.+-]';
  const value = typeof id === 'string' ? '"\\([^"]*\\)' : `\\(${scalar}${scalar}*\\)`;
  return `s/.*"${inSed(inJson(property))}": *${value}.*/\\1/p`;
}

/** Whether a command has to print the headers of the response, too. */
export function isInHeaders({ at }: GivenValue): boolean {
  return at.in !== 'body' && at.in !== 'request';
}

function headerOf(name: string): string {
  return `tr -d '\\r' | grep -i '^${inPattern(name.toLowerCase())}:'`;
}

/** A name as it is between the quotes of JSON. */
function inJson(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

/** A name in a basic regular expression in single quotes. */
function inPattern(name: string): string {
  return name.replace(/[.*^$[\]\\]/g, '\\$&').replaceAll("'", "'\\''");
}

/** The same in a command of sed, whose delimiters are slashes or bars. */
function inSed(name: string): string {
  return inPattern(name).replace(/[|/]/g, '\\$&');
}
