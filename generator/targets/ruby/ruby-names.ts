import { type Model, pascalCase, words } from '@upspec/document';

/** Reserved words of Ruby, which can't name an argument. */
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

/** A name as Ruby writes classes and modules: `FileObject`. RBS accepts only ASCII. */
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

/**
 * The name of a method, an argument or a reader; a name with another meaning gets an underscore.
 */
export function propertyName(name: string): string {
  const snake = snakeCase(name);
  return KEYWORDS.has(snake) || METHODS.has(snake) ? `${snake}_` : snake;
}

/** Whether RBS accepts a name without backticks, which it allows only for methods. */
export function isASCII(name: string): boolean {
  return /^\w+$/.test(name);
}

/** The name of a method in RBS. */
export function rbsName(name: string): string {
  return isASCII(name) ? name : `\`${name}\``;
}

/** Characters lose their diacritics; characters of other scripts become their Unicode numbers. */
function inASCII(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w]/gu, (character) => `U${(character.codePointAt(0) ?? 0).toString(16)}`);
}

/** Makes names unique within one scope: a later one gets underscores. */
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

/** Libraries that come with Ruby; a gem of such a name would be loaded instead of them. */
const LIBRARIES: ReadonlySet<string> = new Set(
  `abbrev base64 benchmark bigdecimal bundler cgi coverage csv date debug delegate did_you_mean digest
  drb english erb error_highlight etc expect fcntl fiddle fileutils find forwardable getoptlong io
  ipaddr irb json logger matrix minitest monitor mutex_m net nkf objspace observer open3 openssl
  optparse ostruct pathname pp prettyprint prime pstore psych pty racc rake random rbconfig rbs rdoc
  readline reline resolv rexml rinda ripper rss ruby rubygems securerandom set shellwords singleton
  socket stringio strscan syslog tempfile test time timeout tmpdir tracer tsort typeprof un unicode
  uri weakref yaml zlib`.split(/\s+/),
);

/** Constants of Ruby and its libraries, which can't be the name of the gem's module. */
const CONSTANTS: ReadonlySet<string> = new Set(
  `Abbrev ArgumentError Array Base64 BasicObject Benchmark BigDecimal Binding Bundler CGI CSV Class
  Comparable Complex ConditionVariable Coverage DRb Data Date DateTime Delegator DidYouMean Digest Dir
  EOFError ENV ERB Encoding EncodingError Enumerable Enumerator Errno Error Etc Exception FalseClass
  Fiber FiberError File FileTest FileUtils Find Float FloatDomainError Forwardable GC Gem Hash IO
  IOError IPAddr IRB IndexError Integer Interrupt JSON Kernel KeyError LoadError LocalJumpError Logger
  Marshal MatchData Math Matrix Method Module Monitor MonitorMixin Mutex NameError Net NilClass
  NoMemoryError NoMethodError NotImplementedError Numeric Object ObjectSpace Observable Open3 OpenSSL
  OpenStruct OptionParser PP PStore Pathname Proc Process Psych Queue RBS RDoc REXML RSS Ractor Rake
  Random Range RangeError Rational RbConfig Refinement Regexp RegexpError Reline Resolv Ripper RubyVM
  RuntimeError ScriptError SecureRandom SecurityError Set Shellwords Signal SignalException
  SimpleDelegator Singleton SizedQueue Socket SocketError StandardError StopIteration String StringIO
  StringScanner Struct Symbol SyntaxError SystemCallError SystemExit SystemStackError TCPServer
  TCPSocket Tempfile Thread ThreadError ThreadGroup Time Timeout TracePoint TrueClass TSort TypeError
  URI UnboundMethod UncaughtThrowError Vector Warning WeakRef YAML ZeroDivisionError
  Zlib`.split(/\s+/),
);

/** The name of the gem and of its file: `pet_store`. */
export function gemName(model: Model): string {
  return model.gemName ?? clientVariable(model);
}

/** A variable for the gem's client in examples: `pet_store`. */
export function clientVariable(model: Model): string {
  const name = model.environmentPrefix.toLowerCase();
  const gem = /^[a-z][a-z0-9_]*$/.test(name) ? name : snakeCase(inASCII(name));
  return LIBRARIES.has(gem) || KEYWORDS.has(gem) ? `${gem}_client` : gem;
}

/** The gem's module: `PetStore`. */
export function moduleName(model: Model): string {
  const name = constantName(model.clientName);
  return CONSTANTS.has(name) ? `${name}Client` : name;
}
