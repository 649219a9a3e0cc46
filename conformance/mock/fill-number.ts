import type { JsonObject } from '../json/json-object.js';

/**
 * The number nearest to zero, from its least bound on, that a schema allows.
 *
 * @param isInteger whether it must be whole
 */
export function fillNumber(schema: JsonObject, isInteger: boolean): number {
  const step = stepOf(schema, isInteger);
  const least = lowestOf(schema, step);
  const most = highestOf(schema, step);
  const start = least > -Infinity ? Math.max(least, Math.min(0, most)) : Math.min(0, most);
  const rounded = Math.ceil(start / step) * step;
  return tidy(rounded > most ? Math.floor(most / step) * step : rounded);
}

/** Whether a number is within the bounds of a schema. */
export function fitsNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const ratio = typeof multipleOf === 'number' && multipleOf > 0 ? value / multipleOf : 0;
  return (
    (typeof minimum !== 'number' || value >= minimum) &&
    (typeof maximum !== 'number' || value <= maximum) &&
    (typeof exclusiveMinimum !== 'number' || value > exclusiveMinimum) &&
    (typeof exclusiveMaximum !== 'number' || value < exclusiveMaximum) &&
    Math.abs(ratio - Math.round(ratio)) < 1e-9
  );
}

function stepOf({ multipleOf, ...bounds }: JsonObject, isInteger: boolean): number {
  if (typeof multipleOf === 'number' && multipleOf > 0) return multipleOf;
  if (isInteger) return 1;
  const { exclusiveMinimum: above, exclusiveMaximum: below } = bounds;
  const isFraction = typeof above === 'number' && typeof below === 'number' && below - above <= 1;
  return isFraction ? (below - above) / 2 : 1;
}

function lowestOf({ minimum, exclusiveMinimum }: JsonObject, step: number): number {
  const above = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : -Infinity;
  return Math.max(typeof minimum === 'number' ? minimum : -Infinity, above);
}

function highestOf({ maximum, exclusiveMaximum }: JsonObject, step: number): number {
  const below = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : Infinity;
  return Math.min(typeof maximum === 'number' ? maximum : Infinity, below);
}

/** Without the rounding error of a step such as 0.1, and without a negative zero. */
function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
