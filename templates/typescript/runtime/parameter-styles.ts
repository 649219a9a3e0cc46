import type { ParameterStyles } from './client-request.js';
import { cookieText, parameterHeaders } from './parameter-headers.js';
import { type ParameterRule, stylePairs } from './parameter-style.js';
import { percentEncode, percentEncodeReserved } from './percent-encode.js';

/** The rules of parameters, by their location; one without a rule has the default style. */
export interface ParameterRules {
  readonly query?: readonly ParameterRule[];
  readonly header?: readonly ParameterRule[];
  readonly cookie?: readonly ParameterRule[];
}

/** How the parameters of a call are written that do not have the default style of a query. */
export function parameterStyles({ query = [], header, cookie }: ParameterRules): ParameterStyles {
  return {
    query: (name, value) => {
      const rule = query.find((each) => each.name === name);
      if (rule === undefined) return undefined;
      return stylePairs(value, rule, rule.allowReserved ? percentEncodeReserved : percentEncode);
    },
    headers: (values) => parameterHeaders(values, header),
    cookies: (values) => cookieText(values, cookie),
  };
}
