import { isSecretName } from '../profile-format/secret-name.js';
import type { StandIns } from './credential.js';

/** A header that every request carries, with stand-ins of secrets. */
export interface GivenHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly secrets: StandIns;
}

export type ReadHeader =
  | { readonly ok: true; readonly header: GivenHeader }
  | { readonly ok: false; readonly problems: readonly string[] };

/** RFC 9110, section 5.6.2: token = 1*tchar */
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s;

/** As a POSIX shell reads them: `$NAME` and `${NAME}`. */
const variables = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g;

/** What a request is framed by; a header of that name would cut a body off, or belong to another host. */
const framing = ['connection', 'content-length', 'host', 'transfer-encoding'];

/**
 * Reads a header as a command line gives it: `X-Team: $TEAM_KEY`. What a variable of the
 * environment holds is a secret, and so is a value whose name suggests a secret.
 */
export function readHeader(
  line: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReadHeader {
  const [, written = '', text = ''] = headerLine.exec(line) ?? [];
  const name = written.toLowerCase();
  // The line may hold a secret, so that no message quotes it.
  if (name === '') return wrong("a header is given as 'Name: VALUE', with a name of HTTP");
  if (framing.includes(name)) return wrong(`the header ${name} is set by the CLI itself`);
  const secrets: Record<string, string> = {};
  const problems: string[] = [];
  const value = text.replace(variables, (_, plain?: string, braced?: string) => {
    const variable = plain ?? braced ?? '';
    const secret = environment[variable];
    const problem = problemOf(secret);
    if (problem !== undefined) {
      problems.push(`the variable ${variable} of the header ${name} ${problem}`);
    }
    secrets[`{${variable}}`] = secret ?? '';
    return `\${${variable}}`;
  });
  if (/[^\t\x20-\x7e]/.test(value)) {
    problems.push(`the header ${name} contains a character that no header can carry`);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (value !== text || value === '' || !isSecretName(name)) {
    return { ok: true, header: { name, value, secrets } };
  }
  return { ok: true, header: { name, ...hideValue(name, value) } };
}

/** A scheme of RFC 9110, section 11.4, stays readable before the secret. */
function hideValue(name: string, value: string): Pick<GivenHeader, 'value' | 'secrets'> {
  const variable = `HEADER_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  const [, scheme = '', secret = value] = /^([A-Za-z][\w-]* )(\S+)$/.exec(value) ?? [];
  return { value: `${scheme}$${variable}`, secrets: { [variable]: secret } };
}

function wrong(problem: string): ReadHeader {
  return { ok: false, problems: [problem] };
}

function problemOf(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return 'is not set; set it in the environment';
  return /^[\x20-\x7e]+$/.test(value) ? undefined : 'contains a character that no header can carry';
}
