// The Java class that a native function says it belongs to: `Java_com_acme_Camera_open` → `com.acme.Camera`.

/**
 * Decodes the name of a native method without its last part, the method. `undefined` where it is none.
 * https://docs.oracle.com/javase/8/docs/technotes/guides/jni/spec/design.html#resolving_native_method_names
 */
export function jniClass(name: string): string | undefined {
  if (!name.startsWith('Java_')) return undefined;
  const overload = name.indexOf('__', 5);
  const parts: string[] = [''];
  const mangled = name.slice(5, overload < 0 ? undefined : overload);
  for (let at = 0; at < mangled.length; at++) {
    const char = mangled.charAt(at);
    const next = mangled.charAt(at + 1);
    if (char === '_' && next === '1') at++;
    if (char === '_' && next !== '1') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return parts.length > 2 ? parts.slice(0, -1).join('.') : undefined;
}
