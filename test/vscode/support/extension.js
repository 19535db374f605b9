// A file system that lives in memory: memfs:/ opens as a virtual workspace, with a manifest at its top and one further down.
const { EventEmitter, FileSystemError, FileChangeType, FileType, workspace } = require('vscode');

const MANIFEST = `{
  "name": "one",
  "dependencies": {
    "@kaspersky/hexa-ui": "^6.1.0",
    "react": "^18.3.1"
  }
}
`;
const GRADLE = `dependencies {
    implementation 'androidx.core:core-ktx:1.15.0'
    implementation 'com.kaspersky.android-components:kaspresso:1.5.5'
}
`;

function memoryFileSystem() {
  const files = new Map(
    [
      ['/package.json', MANIFEST],
      ['/android/build.gradle', GRADLE],
    ].map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );
  const folders = new Set(['/']);
  const changed = new EventEmitter();
  const namesIn = folder => {
    const below = [...files.keys()].filter(path => path.startsWith(folder)).map(path => path.slice(folder.length));
    return new Map(below.map(path => [path.split('/')[0], path.includes('/') ? FileType.Directory : FileType.File]));
  };
  const folderOf = path => (path.endsWith('/') ? path : `${path}/`);
  const read = uri => {
    const bytes = files.get(uri.path);
    if (!bytes) throw FileSystemError.FileNotFound(uri);
    return bytes;
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose() {} }),
    stat: uri => {
      if (folders.has(uri.path) || namesIn(folderOf(uri.path)).size > 0) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      return { type: FileType.File, ctime: 0, mtime: Date.now(), size: read(uri).byteLength };
    },
    readDirectory: uri => [...namesIn(folderOf(uri.path))],
    readFile: read,
    writeFile: (uri, content) => {
      const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
      files.set(uri.path, content);
      changed.fire([{ type, uri }]);
    },
    createDirectory: uri => void folders.add(uri.path),
    delete: uri => {
      files.delete(uri.path);
      changed.fire([{ type: FileChangeType.Deleted, uri }]);
    },
    rename: () => {
      throw FileSystemError.NoPermissions();
    },
  };
}

exports.activate = context => {
  context.subscriptions.push(workspace.registerFileSystemProvider('memfs', memoryFileSystem(), { isCaseSensitive: true }));
};
