import type { PackChecks } from '../check/pack-checks.js';
import { atBody } from '../difference/location.js';
import { valueOf, words } from '../difference/reading.js';
import { isJsonObject } from '../json/json-object.js';
import type { CreatedResource } from '../replay/created-resources.js';
import { isSameResource } from '../replay/guard-tenants.js';
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
      const id = isJsonObject(item) ? item[itemId] : item;
      const isFound = foreign.some((each) => isSame(id, each) && isOf(item, each));
      if (!isFound) return [];
      return {
        location: atBody(`${pointer}/${index}`),
        expected: words('no resource of another tenant'),
        actual: valueOf(id),
        locations: tenantRequirement.covers,
      };
    });
  },
};

/** Another tenant may have an id that begins in the same way, such as `shelf-12` and `shelf-1`. */
function isSame(listed: unknown, { id }: CreatedResource): boolean {
  return isPlain(listed) && String(listed) === String(id);
}

/** What ends in a small number, with or without a word before it: `7`, `shelf-7`. */
const numbered = /^[A-Za-z_-]*\d{1,9}$/;

/**
 * Servers may number the resources of each tenant: what has a number has to be the same altogether, and
 * a list of numbers says nothing.
 */
function isOf(item: unknown, { id, body }: CreatedResource): boolean {
  if (!numbered.test(String(id))) return true;
  if (!isJsonObject(item)) return false;
  return !isJsonObject(body) || isSameResource(body, item);
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object';
}
