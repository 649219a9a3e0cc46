import { pascalCase, words } from '../../model/names.js';
import type { Model } from '../../model/model.js';

/** Words that Ruby keeps for itself; none can name an argument that is read again. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `__encoding__ __file__ __line__ alias and begin break case class def defined do else elsif end
  ensure false for if in module next nil not or redo rescue retry return self super then true
  undef unless until when while yield`.split(/\s+/),
);

/** Methods that every object has, or that the runtime's classes rely on. */
const METHODS: ReadonlySet<string> = new Set(
  `base_url binding block_given clone deconstruct deconstruct_keys deep_to_h define_singleton_method
  display dup enum_for eql equal extend freeze frozen hash initialize inspect instance_eval
  instance_exec instance_of instance_variable_get instance_variable_set instance_variables is_a
  itself key kind_of lambda method methods nil_p object_id private_methods proc protected_methods
  public_method public_methods public_send raise request request_page respond_to respond_to_missing send
  singleton_class singleton_method singleton_methods tap to_enum to_h to_hash to_json to_s
  to_str to_ary to_proc`.split(/\s+/),
);

/** A name as Ruby writes methods, arguments and files: `upload_id`. */
export function snakeCase(name: string): string {
  const joined = words(name).join('_');
  if (joined === '') return 'unnamed';
  // `_1` is a parameter without a name.
  return /^[\p{Ll}\p{Lo}]/u.test(joined) ? joined : `n${joined}`;
}

/** Modules that the code of every class names. */
const MODULES: ReadonlySet<string> = new Set(['Internal', 'Models', 'Resources']);

/** A name as Ruby writes classes and modules: `FileObject`. RBS takes none in another script. */
export function constantName(name: string): string {
  const pascal = inASCII(pascalCase(name)).replace(/^_+/, '');
  const legal = /^[A-Z]/.test(pascal) ? pascal : `X${pascal}`;
  return MODULES.has(legal) ? `${legal}_` : legal;
}

/** A name as Ruby writes the constant of a value: `FINE_TUNE`. */
export function valueName(name: string): string {
  const upper = inASCII(words(name).join('_')).toUpperCase();
  return /^[A-Z]/.test(upper) ? upper : `VALUE_${upper}`;
}

/** The name of a method, an argument or a reader; what means something else gets an underscore. */
export function memberName(name: string): string {
  const snake = snakeCase(name);
  return KEYWORDS.has(snake) || METHODS.has(snake) ? `${snake}_` : snake;
}

/** Whether RBS reads a name as it stands; others it takes in backticks, and only for methods. */
export function isASCII(name: string): boolean {
  return /^\w+$/.test(name);
}

/** The name of a method in RBS. */
export function rbsName(name: string): string {
  return isASCII(name) ? name : `\`${name}\``;
}

/** Letters with marks become the letters, those of other scripts the numbers that they have in Unicode. */
function inASCII(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w]/gu, (letter) => `U${(letter.codePointAt(0) ?? 0).toString(16)}`);
}

/** Gives names that no other has within one place: a later one gets underscores. */
export class NameClaims {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  claim(name: string): string {
    let free = name;
    while (this.#taken.has(free)) free = `${free}_`;
    this.#taken.add(free);
    return free;
  }
}

/** The name of the gem, of its file and of a variable for its client: `openai`. */
export function gemName(model: Model): string {
  const name = model.environmentPrefix.toLowerCase();
  return /^[a-z][a-z0-9_]*$/.test(name) ? name : snakeCase(inASCII(name));
}

/** The module that holds all of the gem: `OpenAI`. */
export function moduleName(model: Model): string {
  return constantName(model.clientName);
}
