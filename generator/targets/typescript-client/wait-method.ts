import type { MethodDeclarationStructure, OptionalKind } from 'ts-morph';
import type { Operation } from '@upspec/document';
import { pathIdentifiers, signaturesOf } from './arguments.js';
import { responseChoices } from './response-choices.js';
import { successType } from './responses.js';
import type { TypeNames } from './type-names.js';

/** The call that waits for a state of what an operation retrieves; none where it has none. */
export function waitMethods(
  types: TypeNames,
  operation: Operation,
): readonly OptionalKind<MethodDeclarationStructure>[] {
  const { wait, name } = operation;
  if (wait === undefined) return [];
  const [choice] = responseChoices(operation);
  const ids = pathIdentifiers(operation);
  const [{ parameters } = { parameters: [] }] = signaturesOf(types, operation, choice);
  const between = parameters.slice(ids.length, -1).map(() => 'undefined');
  const retrieve = `this.${name}(${[...ids, ...between, '{ signal }'].join(', ')})`;
  const { property, until } = wait;
  const states = until.map((state) => `\`${state}\``).join(' or ');
  return [
    {
      name: wait.name,
      docs: [
        `\nCalls \`${name}\` until the \`${property}\` is ${states}.\n\n@throws APIConnectionTimeoutError where it is none of them in time.`,
      ],
      parameters: [
        ...parameters.slice(0, ids.length),
        { name: 'options', type: 'WaitOptions', hasQuestionToken: true },
      ],
      returnType: `Promise<${successType(types, operation, choice)}>`,
      statements: [
        `return waitFor((signal) => ${retrieve}, ${JSON.stringify({ property, until })}, options);`,
      ],
    },
  ];
}
