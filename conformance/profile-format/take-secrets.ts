import { isSecretName } from './secret-name.js';

/** Texts by the names of headers, or of parameters of a query. */
type Named = Readonly<Record<string, string>>;

/** What every request contains beside the key. */
export interface RequestSecrets {
  readonly headers: Named;
  readonly query: Named;
}

/** The same with `$NAME` wherever a secret was, and the secrets by their names. */
export interface WithoutSecrets extends RequestSecrets {
  readonly secrets: Named;
  /**
   * Variables that are named and have no value that could be sent, with the locations that name
   * them.
   */
  readonly unusable: readonly UnusableVariable[];
}

export interface UnusableVariable {
  readonly variable: string;
  /** `is not set` */
  readonly problem: string;
  /** `['headers', 'x-team-key']` */
  readonly path: readonly [keyof RequestSecrets, string];
}

const variables = /\$([A-Z_][A-Z0-9_]*)/g;

/**
 * Takes the secrets out of a profile: `$NAME` is a variable of the environment, and the value of a
 * header whose name suggests a secret is one too, called `$HEADER_…` or `$QUERY_…` from then on. In
 * a query a variable holds what is sent, with its percent-encoding.
 */
export function takeSecrets(
  { headers, query }: RequestSecrets,
  environment: Readonly<Record<string, string | undefined>>,
): WithoutSecrets {
  const secrets: Record<string, string> = {};
  const unusable: UnusableVariable[] = [];
  const take = (of: keyof RequestSecrets, texts: Named): Named =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const named = [...text.matchAll(variables)].map(([, variable = '']) => variable);
        for (const variable of named) {
          const value = environment[variable];
          const problem = problemOf(value);
          if (problem !== undefined) unusable.push({ variable, problem, path: [of, name] });
          else secrets[variable] = value ?? '';
        }
        if (named.length > 0 || !isSecretName(name) || text === '') return [name, text];
        const variable = variableOf(of, name);
        secrets[variable] = of === 'query' ? encodeURIComponent(text) : text;
        return [name, `$${variable}`];
      }),
    );
  return { headers: take('headers', headers), query: take('query', query), secrets, unusable };
}

function problemOf(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return 'is not set';
  return /^[\x20-\x7e]+$/.test(value)
    ? undefined
    : 'contains a character that a request cannot contain there';
}

function variableOf(of: keyof RequestSecrets, name: string): string {
  const prefix = of === 'headers' ? 'HEADER' : 'QUERY';
  return `${prefix}_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}
