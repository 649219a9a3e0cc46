import type { Contract } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { noteCreated, noneCreated, type CreatedResources } from '../replay/created-resources.js';
import { encodeBody } from '../replay/encode-body.js';
import { matchTemplate } from '../replay/match-path.js';
import { whatWouldStay } from '../replay/removals-of.js';
import { changesSession, isSafe, resourceOf, unknownEffect } from './unknown-effect.js';

/** What may be touched besides what a fixture creates. */
export interface Permission {
  /** Names of resources and path parameters of which one exists beforehand. */
  readonly existing: ReadonlySet<string>;
}

/**
 * Why a fixture must not be sent to a server that others use: it would leave something behind, or
 * change what it did not create. Undefined where it is safe.
 */
export function reasonNotToSend(
  fixture: Fixture,
  described: Described & Pick<Contract, 'securitySchemes'>,
  { existing }: Permission,
): string | undefined {
  const created = noneCreated();
  for (const exchange of fixture.exchanges) {
    const operation = exchange.operation && described.operations[exchange.operation];
    if (!operation || exchange.operation === undefined || !isMeantToSucceed(exchange)) continue;
    const [staying] = whatWouldStay(described, [exchange.operation]);
    if (staying !== undefined) {
      return `it would leave one of ${staying.resource} behind, which no operation removes; pass --allow-leftovers to create it all the same`;
    }
    const unknown = unknownEffect(exchange, described);
    if (unknown !== undefined) return unknown;
    const [foreign] =
      isSafe(operation) || changesSession(exchange, described)
        ? []
        : foreignIn(exchange, described, created).filter(
            ({ resource, parameter }) => !existing.has(resource) && !existing.has(parameter),
          );
    if (foreign !== undefined) {
      return `${operation.method} ${exchange.request.path} changes one of ${foreign.resource} that this fixture did not create; pass --existing ${foreign.parameter}=ID for one that it may change, or --allow-leftovers`;
    }
    note(created, exchange, described);
  }
  return undefined;
}

/** Whether a fixture is about something that another case may create or remove meanwhile. */
export function usesOthers(fixture: Fixture, described: Described): boolean {
  const created = noneCreated();
  return fixture.exchanges.some((exchange) => {
    const operation = exchange.operation && described.operations[exchange.operation];
    if (!operation) return false;
    if (isMeantToSucceed(exchange)) note(created, exchange, described);
    const own = new Set(
      [...created.created.values(), ...created.removed.values()].map(({ id }) => `${id}`),
    );
    const values = matchTemplate(operation, exchange.request.path.split('?')[0] ?? '') ?? [];
    return values.some(({ text }) => !own.has(text));
  });
}

/** An exchange that is recorded as rejected changes nothing. */
export function isMeantToSucceed({ response }: Exchange): boolean {
  return statusNumber(response.status) < 400;
}

/** An id in a recorded path, of a resource that the fixture did not create. */
export interface ForeignId {
  readonly resource: string;
  /** The path parameter that holds it. */
  readonly parameter: string;
  readonly id: string;
}

/** The ids of what has to exist beforehand, in the order in which a fixture uses them. */
export function foreignIds(fixture: Fixture, described: Described): readonly ForeignId[] {
  const created = noneCreated();
  return fixture.exchanges.flatMap((exchange) => {
    const operation = exchange.operation && described.operations[exchange.operation];
    if (!operation || !isMeantToSucceed(exchange)) return [];
    const foreign = foreignIn(exchange, described, created);
    note(created, exchange, described);
    return foreign;
  });
}

function foreignIn(
  { operation: id = '', request }: Exchange,
  described: Described,
  created: CreatedResources,
): readonly ForeignId[] {
  const operation = described.operations[id];
  if (operation === undefined) return [];
  const values = matchTemplate(operation, request.path.split('?')[0] ?? '') ?? [];
  const own = new Set(
    [...created.created.values()].map(({ resource, id: created }) => `${resource} ${created}`),
  );
  return operation.parameters.flatMap((parameter) => {
    const text = values.find((each) => each.name === parameter.name)?.text;
    const resource = resourceOf(parameter, operation, described);
    if (resource === undefined || text === undefined) return [];
    const isCreated = described.resources[resource]?.creators.some(
      (creator) => creator.operation === id && creator.id.in === 'parameter',
    );
    if (isCreated === true || own.has(`${resource} ${text}`)) return [];
    return [{ resource, parameter: parameter.name, id: text }];
  });
}

/** Notes what a recorded exchange created or removed. */
export function note(created: CreatedResources, exchange: Exchange, described: Described): void {
  const { operation, request, response } = exchange;
  const { body, headers = {}, status } = response;
  const received = {
    status: statusNumber(status),
    headers,
    bytes: body === undefined ? Buffer.alloc(0) : encodeBody(body).bytes,
    cut: false,
  };
  noteCreated(created, { operation, path: request.path, received }, described);
}
