// HCL: Terraform, Packer, Nomad. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
import type { Language } from '../lexer-language.ts';

const CODE = [
  { open: '${', close: '}' },
  { open: '%{', close: '}' },
] as const;

export const hcl: Language = {
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [{ open: '"', close: '"', lines: 'one', backslash: 'decode', code: CODE, verbatim: ['$${', '%%{'] }],
  heredocs: { open: ['<<-', '<<'], code: CODE },
  wordPart: '-',
};
