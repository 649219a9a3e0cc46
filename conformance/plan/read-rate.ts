import type { Rate } from '../replay/pace.js';

export type ReadRate =
  { readonly ok: true; readonly rate: Rate } | { readonly ok: false; readonly problem: string };

/**
 * Reads how many requests may be sent, from 1 to 100000 a second, a minute or an hour.
 *
 * @example
 * readRate('10/s'); // { ok: true, rate: { requests: 10, milliseconds: 1000 } }
 */
export function readRate(text: string): ReadRate {
  const [, digits = '', unit = ''] = /^(\d{1,6})\/([smh])$/.exec(text) ?? [];
  const requests = Number(digits);
  const milliseconds = units.get(unit);
  if (milliseconds === undefined || requests < 1 || requests > most) {
    const problem = `the rate limit "${text}" is not valid; expected for example 10/s, 100/m or 1000/h`;
    return { ok: false, problem };
  }
  return { ok: true, rate: { requests, milliseconds } };
}

const most = 100_000;

const units: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);
