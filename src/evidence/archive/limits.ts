// What an archive may cost. Its directory and what is packed inside can only be seen whole, which 64 KB does not always hold.

/** Bytes of the central directory that are read; most archives need less than 64 KB of everything. */
export const DIRECTORY = 4 * 1024 * 1024;
/** Compressed bytes that are read of packed members (manifests, archives and libraries inside). */
export const PACKED = 4 * 1024 * 1024;
/** Bytes that inflating may yield in all; declared sizes are never trusted. */
export const UNPACKED = 16 * 1024 * 1024;
/** Bytes of one manifest. */
export const MANIFEST = 64 * 1024;
/** Above this ratio, after the first 64 KB, a member is a bomb. */
export const RATIO = 200;
/** Archives and libraries inside that are looked into. */
export const INSIDE = 64;
/** Bytes of the directory of an archive inside, beside what its manifests cost. */
export const INNER = DIRECTORY;
/** Entries of a directory. */
export const ENTRIES = 200_000;
/** Different names that are marked. */
export const NAMES = 6000;
