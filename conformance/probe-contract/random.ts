import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Choices that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  bytes(length: number): Buffer;
}

/** @param seed a whole number; together with the name it fixes every choice, whatever runs beside it */
export function seedRandom(seed: number, name: string): Random {
  const mixed = [...name].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619),
    seed ^ 0x811c9dc5,
  );
  const generator = xoroshiro128plus(mixed);
  return {
    integer: (least, most) => uniformInt(generator, least, most),
    bytes: (length) => Buffer.from(Array.from({ length }, () => uniformInt(generator, 0, 255))),
  };
}
