import type { PackChecks } from '../check/pack-checks.js';
import { atBody } from '../difference/location.js';
import { valueOf, words } from '../difference/reading.js';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import type { CreatedResource } from '../replay/created-resources.js';
import { listedPage } from '../replay/listed-page.js';
import { tenantRequirement } from './tenant-fixtures.js';

/** What no schema shows: a list that another tenant requests has a resource of this one. */
export const tenantChecks: PackChecks = {
  checkPage({ contract: { described }, recorded, json }, { path, own }) {
    const { method, auth } = recorded.request;
    if (auth !== 'other' || !json.ok) return [];
    const page = listedPage(described, { method, path }, json.value);
    if (page === undefined) return [];
    const { pointer, itemId, items } = page;
    const listed = Object.entries(described.resources).find(
      ([, { lister }]) => lister === recorded.operation,
    )?.[0];
    const foreign = [...own.created.values()].filter(
      ({ resource, isOfOther }) => isOfOther !== true && (listed ?? resource) === resource,
    );
    return items.flatMap((item, index) => {
      if (!isJsonObject(item)) return [];
      const found = foreign.find((each) => isOf(item, itemId, each));
      if (found === undefined) return [];
      return {
        location: atBody(`${pointer}/${index}`),
        expected: words('no resource of another tenant'),
        actual: valueOf(item[itemId]),
        locations: tenantRequirement.covers,
      };
    });
  },
};

/** Servers may number the resources of each tenant: what has a number has to be the same altogether. */
function isOf(item: JsonObject, itemId: string, { id, body }: CreatedResource): boolean {
  if (String(item[itemId]) !== String(id)) return false;
  if (!/^\d+$/.test(String(id)) || !isJsonObject(body)) return true;
  return Object.entries(item).every(
    ([name, value]) => !isPlain(value) || !isPlain(body[name]) || value === body[name],
  );
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object';
}
