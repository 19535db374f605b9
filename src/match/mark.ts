// Marks in the spelling in which they are compared: loader names, dotted names, file names and whole tokens.

/** The base name, case folded; a dotted version in it becomes `*`, so that a sign can name a file of every version. */
export function fileName(text: string): string {
  return baseOf(text).toLowerCase();
}

/** `kl_sdk_5.18.0.215_release.aar` → `kl_sdk_*_release.aar`; `undefined` where no version stands in it. */
export function versionless(name: string): string | undefined {
  const out = name.replace(/\d+(?:\.\d+)+/g, '*');
  return out === name ? undefined : out;
}

/** What a loader calls a library: without directory, `lib`, extension and version, case folded. `./libHCCore.so.6` → `hccore`. */
export function loadName(text: string): string {
  let name = baseOf(text).toLowerCase();
  name = name.replace(/\.so(?:\.\d+)+$/, '.so').replace(EXTENSION, '');
  name = name.replace(/[-._]v?\d+(?:\.\d+)+$/, '');
  return name.startsWith('lib') && name.length > 3 ? name.slice(3) : name;
}

const EXTENSION = /\.(?:so|dll|dylib|lib|a|ocx|sys|exe|node|framework|jnilib|tbd)$/;

/** `com/kavsdk/KavSdk`, `a::b` and `a\b` as `a.b`, without empty segments. Case counts. */
export function dotted(text: string): string {
  return text
    .replace(/::|[/\\:]/g, '.')
    .split('.')
    .filter(part => part !== '')
    .join('.');
}

/** `#include` paths: `/`, case folded, without a leading `./`. */
export function includePath(text: string): string {
  return text
    .replaceAll('\\', '/')
    .replace(/^["<]|[">]$/g, '')
    .replace(/^(?:\.\.?\/)+/, '')
    .toLowerCase();
}

/** The words of a field, case folded: letters and digits of any script. */
export function tokens(text: string): readonly string[] {
  return (
    text
      .slice(0, 4096)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function baseOf(text: string): string {
  const path = text.replaceAll('\\', '/').replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
