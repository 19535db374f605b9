// What a bare word of TOML is: a boolean, a number, a date, or nothing that TOML knows. https://toml.io/en/v1.1.0#integer

const NUMBER =
  /^[+-]?(?:inf|nan|(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)$|^0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*$|^0o[0-7](?:_?[0-7])*$|^0b[01](?:_?[01])*$/;
const DATE = /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;
/** No number or date is longer. */
const LONGEST = 400;

export function tomlWord(word: string): 'boolean' | 'number' | 'date' | 'word' {
  if (word === 'true' || word === 'false') return 'boolean';
  if (word.length > LONGEST) return 'word';
  if (NUMBER.test(word)) return 'number';
  return DATE.test(word) ? 'date' : 'word';
}
