import { requestPath, type HttpVerb, type Requirement } from '@upspec/document';
import { headerOf, statusOf, type Reading } from '../../difference/reading.js';
import { atHeader, atStatus } from '../../difference/location.js';
import { deriveProbe } from '../derive-probe.js';
import { opinionRule, serverErrorRule } from '../general-probe-rules.js';
import { rule, type ProbeFamily, type ProbeSource } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';

const undeclaredRule: Requirement = rule('probe.methods.undeclared', 'observe', {
  text: 'The document does not say what happens to a method that it does not declare for a path',
  source: 'OpenAPI 3.1.1, section 4.8.9: a path item describes the operations available on a path',
});

const allowRule: Requirement = rule('probe.methods.allow', 'must', {
  text: 'A response with status 405 MUST name the methods of the resource in Allow',
  source:
    'RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response"',
});

/** Methods that a path does not declare. Only those are sent that can't create or change anything. */
export const methods: ProbeFamily = {
  name: 'methods',
  rules: [undeclaredRule, allowRule],
  select(source) {
    return [...pathsOf(source)].flatMap(([path, { declared, ids }]) => {
      const undeclared = harmlessMethods(source, path).filter((method) => !declared.has(method));
      const [first] = ids;
      if (undeclared.length === 0 || first === undefined) return [];
      return [
        deriveProbe(source, {
          family: 'methods',
          subject: path === '/' ? 'root' : path,
          title: `${path} rejects ${undeclared.join(', ')}, which the document does not declare`,
          rules: [undeclaredRule, allowRule],
          operations: ids,
          requests: undeclared.length,
          run: (scene) => sendMethods(scene, path, undeclared),
        }),
      ];
    });
  },
};

interface PathMethods {
  readonly declared: ReadonlySet<HttpVerb>;
  readonly ids: readonly string[];
}

function pathsOf({ contract }: ProbeSource): ReadonlyMap<string, PathMethods> {
  const paths = new Map<string, PathMethods>();
  for (const [id, { path, method }] of Object.entries(contract.operations)) {
    const { declared = [], ids = [] } = paths.get(path) ?? {};
    paths.set(path, { declared: new Set([...declared, method]), ids: [...ids, id] });
  }
  return paths;
}

/** With an unknown id in the path nothing can be removed or changed; a collection is only read. */
function harmlessMethods({ readOnly }: ProbeSource, path: string): readonly HttpVerb[] {
  return path.includes('{') && !readOnly ? ['GET', 'PATCH', 'DELETE'] : ['GET'];
}

async function sendMethods(
  { source, target }: Scene,
  template: string,
  undeclared: readonly HttpVerb[],
): Promise<void> {
  const path = requestPath(template).replace(/\{[^}]*\}/g, (parameter) =>
    isNumeric(source, template, parameter.slice(1, -1)) ? '2147483000' : 'upspec-unknown',
  );
  for (const method of undeclared) {
    const response = await target.send({ method, path, want: 'any' });
    const { status, headers } = response;
    const report = (requirement: string, location: typeof atStatus, expected: Reading): void =>
      target.find(response, {
        requirement,
        location,
        expected,
        actual: location.kind === 'status' ? statusOf(status) : headerOf(headers['allow']),
      });
    const rejection: Reading = {
      kind: 'status',
      statuses: ['4XX', 501],
      detail: `, as the document does not declare ${method}`,
    };
    if (status < 300 && source.opinions) report(opinionRule.id, atStatus, rejection);
    else if (status < 300) {
      target.observe(response, { requirement: undeclaredRule.id, actual: statusOf(status) });
    } else if (status >= 500 && status !== 501 && status !== 503) {
      report(serverErrorRule.id, atStatus, rejection);
    } else if (status === 405 && headers['allow'] === undefined) {
      report(allowRule.id, atHeader('allow'), { kind: 'present' });
    }
  }
}

function isNumeric({ contract, book }: ProbeSource, path: string, name: string): boolean {
  const operation = Object.values(contract.operations).find((each) => each.path === path);
  const schema = operation?.parameters.find((each) => each.name === name)?.schema;
  const types = book.types(book.named(schema));
  return types.has('integer') || types.has('number');
}
