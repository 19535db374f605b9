// Which file names a pattern claims: base name, prefix, suffix and folder, ASCII case folded, no regular expressions.
import type { FilePattern } from '../model.ts';

export function claims(pattern: FilePattern, path: string): boolean {
  const lower = path.toLowerCase();
  const base = lower.slice(lower.lastIndexOf('/') + 1);
  if (pattern.name !== undefined && base !== pattern.name.toLowerCase()) return false;
  if (pattern.prefix !== undefined && !base.startsWith(pattern.prefix.toLowerCase())) return false;
  if (pattern.suffix !== undefined && !base.endsWith(pattern.suffix.toLowerCase())) return false;
  if (pattern.under !== undefined && !`/${lower}`.includes(`/${pattern.under.toLowerCase()}/`)) return false;
  return pattern.name !== undefined || pattern.prefix !== undefined || pattern.suffix !== undefined || pattern.under !== undefined;
}
