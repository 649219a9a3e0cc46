/** A phrase that we do not write, and what we write instead. */
export interface Phrase {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** The words of the style guide, and the constructions in which the old prose used them. */
export const DIALECT: readonly Phrase[] = [
  { pattern: /\b(?:told|tells?|telling)\b/i, instead: 'report, return, describe' },
  {
    pattern: /\banswer(?:s|ed|ing)?\b(?! to (?:common )?questions)/i,
    instead: 'response, respond, return',
  },
  {
    pattern:
      /\brefus(?:e|es|ed|ing|al|als)\b(?! connections)(?<!connections? (?:was |is |were )?refused)/i,
    instead: 'reject, rejection',
  },
  {
    pattern: /\bfaulty\b|\b(?:at|is a|is no) fault\b|\bfaults? of (?:a|the) (?:document|spec)\b/i,
    instead: 'lint error, violation, wrong',
  },
  { pattern: /\b(?:laid?|lays?) to\b/i, instead: 'attribute to' },
  { pattern: /\bplay(?:s|ed|ing)?\b/i, instead: 'run' },
  { pattern: /\bwanted\b/i, instead: 'expected' },
  { pattern: /\bgot\b/i, instead: 'actual, received' },
  { pattern: /\bmembers?\b/i, instead: 'property' },
  { pattern: /(?<!line )\bendings?\b/i, instead: 'extension' },
  {
    pattern: /\bletter (?:for|by) letter\b|(?<!Latin )\bletters\b(?!, digits)/i,
    instead: 'exactly, characters',
  },
  { pattern: /\bmoments?\b/i, instead: 'timestamp, time' },
  { pattern: /\bkeeps? (?:the|its|to the) contract\b/i, instead: 'conforms' },
  { pattern: /\bservers? of others\b/i, instead: 'third-party server' },
  { pattern: /\b(?:speaks?|spoken?) (?:of|to)\b/i, instead: 'name, describe, reach' },
  { pattern: /\bpass(?:es|ed)? over\b/i, instead: 'ignore, skip' },
  { pattern: /\bone['’]s own\b/i, instead: 'your own, custom' },
  { pattern: /\bhangs? on\b/i, instead: 'depend on' },
  { pattern: /\brivals?\b/i, instead: 'comparison' },
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were) no (?!better|earlier|match\b|longer|later|more|other|such)[a-z]+/i,
    instead: 'is not a …',
  },
  { pattern: /\b(?:taken|takes?|taking) away\b/i, instead: 'remove, delete' },
  { pattern: /\bgives? out\b/i, instead: 'return' },
  { pattern: /\bbears?\b/i, instead: 'have, contain' },
  { pattern: /\b(?:breaks?|broke|broken) off\b/i, instead: 'is cut off' },
  { pattern: /\bnobody (?:knows|has published)\b/i, instead: 'not documented' },
  { pattern: /\bwhat (?:is|was) (?:meant|made|asked)\b/i, instead: 'name the thing' },
  { pattern: /\bstands?\b(?!-)|\bstood\b/i, instead: 'is, replaces, means' },
  {
    pattern: /\b(?:is|are|was|be|been) held to\b|\bholds? (?:a|the) server to\b/i,
    instead: 'check, conform to',
  },
  { pattern: /\bbroken (?:requirement|fixture|place|contract)s?\b/i, instead: 'violated, invalid' },
  {
    pattern:
      /\b(?:breaks?|broke|broken) (?:a|the|its|their|many|no|one)? ?(?:requirements?|contract|schemas?)\b/i,
    instead: 'violate',
  },
  { pattern: /\baccus(?:es?|ed|ing|ations?)\b|\bblam(?:e|es|ed|ing)\b/i, instead: 'report' },
  { pattern: /\bas (?:it|they) stands?\b|\bas it comes\b/i, instead: 'unchanged, by default' },
  { pattern: /\bbe (?:it|they)\b/i, instead: 'whether … or' },
  { pattern: /\bamid\b|\banew\b|\bat hand\b/i, instead: 'within, again, available' },
  { pattern: /\bcan not\b/i, instead: "can't, cannot" },
  { pattern: /\bcures?\b/i, instead: 'fix' },
  { pattern: /\bshall\b/i, instead: 'must, is to' },
  { pattern: /\b(?:lies?|lying)\b/i, instead: 'is' },
  { pattern: /\b(?:go|goes|went) out\b/i, instead: 'is sent' },
  { pattern: /\bhands? on\b/i, instead: 'pass on' },
  { pattern: /\b(?:comes?|came) to (?:a|each|every|it|no|one|the)\b/i, instead: 'have, result in' },
  { pattern: /\bis there to\b|\b(?:is|are) not there\b/i, instead: 'exist' },
  {
    pattern: /\b(?:a|of|no|whole) forms?\b(?! (?:body|field|part|of|that|which))/i,
    instead: 'multipart body, format',
  },
  {
    pattern: /(?<!\b(?:in|takes?) (?:its |their |the |\w+['’]s )?)\bplaces?\b/i,
    instead: 'location',
  },
  {
    pattern: /\bsees? to it\b|\bgoes without saying\b|\bslip of the pen\b/i,
    instead: 'say it plainly',
  },
];

/** A phrase of the dialect in a text. */
export interface FoundPhrase {
  readonly word: string;
  readonly instead: string;
}

/** The phrases of the dialect in a text, each with what to write instead. */
export function dialectIn(text: string): readonly FoundPhrase[] {
  return DIALECT.flatMap(({ pattern, instead }) => {
    const word = pattern.exec(text)?.[0];
    return word === undefined ? [] : [{ word, instead }];
  });
}
