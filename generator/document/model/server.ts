// https://spec.openapis.org/oas/v3.1.1.html#server-object and #server-variable-object
import { isJsonObject, type Json } from '../load/json.js';
import { serverURL, serverVariables } from '../load/server-url.js';
import { entriesOf, itemsOf, textOf, type Node } from './context.js';

/** A server of the document. */
export interface Server {
  /** With its variables, and without a trailing slash: `https://{region}.example/v1`. */
  readonly template: string;
  /** With the defaults of its variables. It may be relative. */
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

/** A variable of a server's URL. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The only values that are allowed; empty where any is. */
  readonly values: readonly string[];
  readonly description: string;
}

/** The first server of the first node that has servers of its own. */
export function serverOf(nodes: readonly Pick<Node, 'value'>[]): Server | undefined {
  const own = nodes.map(({ value }) => itemsOf(value['servers'])).find(({ length }) => length > 0);
  return own === undefined ? undefined : buildServer(own[0]);
}

function buildServer(value: Json | undefined): Server | undefined {
  if (!isJsonObject(value) || textOf(value['url']) === '') return undefined;
  const template = textOf(value['url']);
  const used = new Set(serverVariables(template));
  return {
    template: template.replace(/\/+$/, ''),
    url: serverURL(value).replace(/\/+$/, ''),
    variables: entriesOf(value['variables'])
      .filter(([name]) => used.has(name))
      .map(([name, variable]) => buildVariable(name, variable)),
  };
}

function buildVariable(name: string, value: Json): ServerVariable {
  const variable = isJsonObject(value) ? value : {};
  return {
    name,
    default: textOf(variable['default']),
    values: itemsOf(variable['enum']).filter((each) => typeof each === 'string'),
    description: textOf(variable['description']),
  };
}
