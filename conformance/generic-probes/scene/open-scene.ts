import { isDeepStrictEqual } from 'node:util';
import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import { resourceOf } from '../../plan/unknown-effect.js';
import { ProbeEnded, type ProbeResponse, type ProbeTarget } from '../../probe-contract/probe.js';
import { fillReferences, referencedResources } from './fill-references.js';
import { openExchanges, type Exchanges } from './open-exchanges.js';
import type { ProbeSource, RequestVariant } from '../probe-family.js';
import type { Instance, Scene } from './scene.js';
import { instanceOf } from './instance-of.js';
import { makeUnique } from './make-unique.js';

/** Opens what a probe of any contract works with; what it creates is deleted like that of any probe. */
export function openScene(source: ProbeSource, target: ProbeTarget): Scene {
  const exchanges = openExchanges(source, target);
  const maker = new InstanceMaker({ source, target, exchanges });
  return {
    source,
    target,
    send: exchanges.send,
    accept: exchanges.accept,
    reject: exchanges.reject,
    instance: (resource) => maker.instance(resource),
    create: (resource, variant = 'full') => maker.create(resource, variant),
    createWith: (resource, values) => maker.createWith(resource, values),
    tryCreate: (resource, values) => maker.tryCreate(resource, values),
    values: (operation, variant) => maker.values(operation, variant),
    request: (operation, values) => maker.request(operation, values),
    acceptAny: async (operation) => (await maker.acceptAny(operation, 'full')).values,
  };
}

interface Parts {
  readonly source: ProbeSource;
  readonly target: ProbeTarget;
  readonly exchanges: Exchanges;
}

/** The values of a request that was accepted, and its response. */
interface Accepted {
  readonly values: RequestValues;
  readonly response: ProbeResponse;
}

/** Creates each resource once, its parents first. */
class InstanceMaker {
  readonly #parts: Parts;
  readonly #instances = new Map<string, Promise<Instance>>();
  /** Those that are being created, so that none needs itself. */
  readonly #open = new Set<string>();
  /** The paths that something was stored at. */
  readonly #stored = new Set<string>();
  /** The operations whose full values the server rejected. */
  readonly #rejected = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  instance(resource: string): Promise<Instance> {
    const known = this.#instances.get(resource);
    if (known !== undefined) return known;
    const created = this.create(resource, 'full');
    this.#instances.set(resource, created);
    return created;
  }

  async create(resource: string, variant: RequestVariant): Promise<Instance> {
    const planned = this.#parts.source.resources.get(resource);
    if (planned === undefined) throw new ProbeEnded(`no operation creates one of ${resource}`);
    this.#open.add(resource);
    const { values, response } = await this.acceptAny(planned.creator.operation, variant).finally(
      () => this.#open.delete(resource),
    );
    return instanceOf(planned, { sent: values, response });
  }

  /** Sends a request with full values, or with minimal ones where those are rejected. */
  async acceptAny(operation: string, variant: RequestVariant): Promise<Accepted> {
    const { source, exchanges } = this.#parts;
    const values = await this.values(operation, variant);
    const { minimal, full } = source.requests.get(operation) ?? {};
    const isPlain = variant === 'minimal' || this.#rejected.has(operation);
    if (isPlain || isDeepStrictEqual(minimal, full)) {
      return {
        values,
        response: await exchanges.accept(operation, this.request(operation, values)),
      };
    }
    const response = await exchanges.attempt(operation, this.request(operation, values));
    if (response.status < 400) return { values, response };
    this.#rejected.add(operation);
    return this.acceptAny(operation, 'minimal');
  }

  async createWith(resource: string, sent: RequestValues): Promise<Instance> {
    const planned = this.#parts.source.resources.get(resource);
    if (planned === undefined) throw new ProbeEnded(`no operation creates one of ${resource}`);
    const { operation } = planned.creator;
    const response = await this.#parts.exchanges.accept(operation, this.request(operation, sent));
    return instanceOf(planned, { sent, response });
  }

  async tryCreate(resource: string, sent: RequestValues): Promise<Instance | undefined> {
    const planned = this.#parts.source.resources.get(resource);
    if (planned === undefined) return undefined;
    const { operation } = planned.creator;
    const request = this.request(operation, sent);
    const response = await this.#parts.exchanges.attempt(operation, request);
    return response.status < 400 ? instanceOf(planned, { sent, response }) : undefined;
  }

  async values(operation: string, variant: RequestVariant): Promise<RequestValues> {
    const { source, target } = this.#parts;
    const described = source.contract.operations[operation];
    const accepted = this.#rejected.has(operation) ? 'minimal' : variant;
    const planned = source.requests.get(operation)?.[accepted];
    if (described === undefined || planned === undefined) {
      throw new ProbeEnded(`no request of ${operation} can be made`);
    }
    const path = await this.#pathValues(operation);
    await this.#store(operation, path);
    const parameters = planned.parameters.map((each) =>
      each.in === 'path' && Object.hasOwn(path, each.name)
        ? { ...each, value: path[each.name] }
        : each,
    );
    const located = { ...planned, parameters };
    const unique = makeUnique(source, { operation, values: located }, target.numbers);
    const referring = await this.#withReferences(operation, unique);
    return this.#withCondition(operation, referring);
  }

  /** The path parameters that name what exists or what this probe created. */
  async #pathValues(operation: string): Promise<Readonly<Record<string, unknown>>> {
    const { source } = this.#parts;
    const described = source.contract.operations[operation];
    const values: Record<string, unknown> = {};
    for (const parameter of described?.parameters ?? []) {
      const { name } = parameter;
      if (parameter.in !== 'path' || described === undefined) continue;
      const resource = resourceOf(parameter, described, source.contract);
      const known = [name, resource ?? ''].find((key) => Object.hasOwn(source.existing, key));
      if (known !== undefined) values[name] = source.existing[known];
      else if (resource !== undefined && !this.#open.has(resource)) {
        if (!source.resources.has(resource)) continue;
        const { parameters, id } = await this.instance(resource);
        // A parent may have a parameter of the same name as what is below it.
        Object.assign(values, { ...parameters, ...values, [name]: id });
      } else if (resource !== undefined) values[name] = this.#chosenId(name, operation);
    }
    return values;
  }

  /** Stores what a GET below a resource returns, where a PUT of the same path does so. */
  async #store(operation: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const { contract, unreachable } = this.#parts.source;
    const { method, path } = contract.operations[operation] ?? {};
    const isItem = Object.values(contract.resources).some((each) => each.path === path);
    if (method !== 'GET' || path === undefined || isItem) return;
    const storer = Object.entries(contract.operations).find(
      ([id, each]) => each.method === 'PUT' && each.path === path && !unreachable.has(id),
    );
    const key = JSON.stringify([path, values]);
    if (storer === undefined || this.#stored.has(key)) return;
    this.#stored.add(key);
    const [id] = storer;
    const request = this.request(id, await this.values(id, 'full'));
    await this.#parts.exchanges.accept(id, request);
  }

  /** An id that the client chooses. */
  #chosenId(name: string, operation: string): unknown {
    const { source, target } = this.#parts;
    const given = source.requests
      .get(operation)
      ?.minimal.parameters.find((each) => each.name === name);
    const number = target.numbers.next(`id of ${name}`);
    return typeof given?.value === 'number' ? number : `upspec-${number}`;
  }

  async #withReferences(operation: string, values: RequestValues): Promise<RequestValues> {
    const { source } = this.#parts;
    const ids = new Map<string, string | number>();
    for (const resource of referencedResources(source, operation, values)) {
      if (this.#open.has(resource) || !source.resources.has(resource)) continue;
      const { creator } = source.resources.get(resource) ?? {};
      if (creator === undefined || source.unreachable.has(creator.operation)) continue;
      ids.set(resource, (await this.instance(resource)).id);
    }
    return fillReferences(source, { operation, values }, ids);
  }

  /** RFC 9110, section 13.1.1: a condition that holds for the current representation. */
  async #withCondition(operation: string, values: RequestValues): Promise<RequestValues> {
    const isCondition = ({ name }: { readonly name: string }): boolean =>
      name.toLowerCase() === 'if-match';
    if (!values.parameters.some(isCondition)) return values;
    const { source, exchanges } = this.#parts;
    const { path } = source.contract.operations[operation] ?? {};
    const reader = Object.entries(source.contract.operations).find(
      ([, each]) => each.method === 'GET' && each.path === path,
    );
    const parameters = values.parameters.filter((each) => each.in === 'path');
    const read =
      reader === undefined
        ? undefined
        : await exchanges.accept(reader[0], exampleRequest(reader[1], { parameters, files: [] }));
    const tag = read?.headers['etag'] ?? '*';
    const replaced = values.parameters.map((each) =>
      isCondition(each) ? { ...each, value: tag } : each,
    );
    return { ...values, parameters: replaced };
  }

  request(id: string, values: RequestValues): ReturnType<typeof exampleRequest> {
    const operation = this.#parts.source.contract.operations[id];
    if (operation === undefined) throw new ProbeEnded(`the contract has no operation ${id}`);
    return exampleRequest(operation, values);
  }
}
