// The keys and words of an own list, as data/schema has them; a test holds the two against each other.
import type { Certainty, Field, Forbids, Seen, SignKind } from '../model.ts';

export const VENDOR_KEYS = [
  '$schema',
  'id',
  'name',
  'entity',
  'names',
  'listings',
  'alternatives',
  'confusable',
  'notes',
  'disputed',
  'cites',
  'signs',
  'negatives',
];
export const SIGN_KEYS = [
  'id',
  'kind',
  'match',
  'class',
  'certainty',
  'product',
  'field',
  'except',
  'needs',
  'min',
  'versions',
  'example',
  'shown',
  'evidence',
  'sources',
];
export const LISTING_KEYS = ['regime', 'name', 'since', 'until', 'seen', 'scope', 'limbs', 'reach', 'sources'];
export const REGIME_KEYS = [
  '$schema',
  'id',
  'title',
  'short',
  'jurisdiction',
  'authority',
  'citation',
  'url',
  'issued',
  'ended',
  'status',
  'asOf',
  'limbs',
  'exemptions',
  'duty',
  'means',
  'notes',
  'sources',
];
export const LIMB_KEYS = ['id', 'forbids', 'effect', 'audiences', 'from', 'until', 'seen', 'says', 'covers', 'reach', 'otherwise'];
export const KINDS: readonly SignKind[] = [
  'package',
  'family',
  'host',
  'host-path',
  'owner',
  'image',
  'provider',
  'action',
  'model',
  'extension',
  'file',
  'folder',
  'import',
  'class-prefix',
  'include',
  'load',
  'symbol',
  'field',
];
export const CERTAINTIES: readonly Certainty[] = ['named', 'owned', 'interoperates', 'mirrored', 'similar'];
export const SEEN: readonly Seen[] = ['act', 'transcription', 'corroborated', 'summary', 'memory'];
export const FORBIDS: readonly Forbids[] = ['integrate', 'resell', 'use', 'procure', 'deal', 'export', 'authorise', 'warn'];
export const STATUSES = ['in-force', 'not-yet', 'proposed', 'enjoined', 'revoked', 'ended'] as const;
export const FIELDS: readonly Field[] = [
  'file',
  'folder',
  'import',
  'include',
  'load',
  'symbol',
  'class',
  'export-name',
  'company',
  'product',
  'copyright',
  'signer',
];
