// The package tools whose command lines are read: which words ask for packages and which options take a value.

export type SpecKind =
  | 'deb'
  | 'rpm'
  | 'apk'
  | 'alpm'
  | 'pypi'
  | 'npm'
  | 'npm-create'
  | 'ohpm'
  | 'golang'
  | 'cargo'
  | 'gem'
  | 'nuget'
  | 'composer'
  | 'conda'
  | 'docker'
  | 'pub'
  | 'vcpkg'
  | 'huggingface'
  | 'extension';

export interface InstallTool {
  /** What its verbs install; `create:npm-create!` where a verb differs, `!` where only its first operand is a package. */
  readonly spec: SpecKind;
  /** Words that must stand before the packages; `''`: none. */
  readonly verbs: readonly string[];
  /** Options that take a value, which is no package. */
  readonly values: ReadonlySet<string>;
  /** Options whose value is a package. */
  readonly packages: ReadonlySet<string>;
  /** Every option takes a value unless it is known to take none (`docker run`). */
  readonly flags?: ReadonlySet<string>;
}

function tool(spec: SpecKind, verbs: string, values = '', packages = '', flags?: string): InstallTool {
  const set = (text: string): ReadonlySet<string> => new Set(text.split(' ').filter(part => part !== ''));
  return {
    spec,
    verbs: verbs.split('|'),
    values: set(values),
    packages: set(packages),
    ...(flags === undefined ? {} : { flags: set(flags) }),
  };
}

const PIP =
  '-r --requirement -c --constraint -i --index-url --extra-index-url --index --default-index -f --find-links -t --target --prefix --root --src --platform --python-version --python -p --implementation --abi --no-binary --only-binary --progress-bar --trusted-host --proxy --retries --timeout --cert --client-cert --cache-dir --log --global-option --config-settings -C --build-option --upgrade-strategy --exists-action --report -e --editable --suffix --group -G --source --extra -E --env --branch --rev --tag --requirements --constraints --pip-args --spec';
const APT = '-o --option -t --target-release --default-release -c --config-file -a --host-architecture -P --build-profiles';
const YUM =
  '-c --config --installroot --releasever --enablerepo --disablerepo --repo --repoid -x --exclude --setopt -d -e --forcearch --advisory';
const NPM =
  '--registry --prefix --workspace -w --tag --cache --loglevel --omit --include --userconfig --network-timeout --cwd -C --dir --filter -F --mutex --modules-folder --cache-folder --store-dir --fetch-timeout --fetch-retries --otp --scope --call -c --shell --network-concurrency --proxy --https-proxy --target_arch --global-dir --reporter';
const GO =
  '-ldflags -tags -gcflags -asmflags -mod -modfile -o -p -C -exec -buildmode -compiler -gccgoflags -installsuffix -pkgdir -toolexec';
const CARGO =
  '--git --branch --tag --rev --path --version --vers --registry --index --root --features -F --target --profile -j --jobs --target-dir --config --color --bin --example -p --package --rename --manifest-path --strategies -Z';
const CONDA =
  '-n --name -p --prefix -c --channel --file -f --solver --override --repodata-fn --platform --subdir --root-prefix -r --rc-file';
const GEM =
  '-v --version -i --install-dir -n --bindir -s --source -P --trust-policy --build-root -p --http-proxy -g --file --platform --group --git --github --branch --ref --path';
const DOCKER_FLAGS =
  '-d --detach -i --interactive -t --tty -it -ti -dit -itd --rm --init --privileged -P --publish-all --read-only --no-healthcheck --oom-kill-disable --sig-proxy --disable-content-trust -q --quiet -a --all-tags --all --tls-verify --replace --force --no-cache --http --clean';
const NUGET =
  '-v --version -s --source --framework -f --package-directory --tool-path --configfile --project -o -OutputDirectory -Version -Source --verbosity --add-source';
const COMPOSER =
  '--working-dir -d --prefer-install --ignore-platform-req --repository --repository-url --stability -s --apcu-autoloader-prefix';

/** By the base name of the program. */
export const INSTALL_TOOLS: Readonly<Record<string, InstallTool>> = (() => {
  const table: Record<string, InstallTool> = {};
  const add = (names: string, entry: InstallTool): void => {
    for (const name of names.split(' ')) table[name] = entry;
  };
  add('apt apt-get aptitude apt-fast nala', tool('deb', 'install|reinstall|build-dep', APT));
  add('yum dnf dnf5 microdnf tdnf', tool('rpm', 'install|reinstall|localinstall|builddep', YUM));
  add('zypper', tool('rpm', 'install|in', `${YUM} -r --root -t --type -p --plus-repo --from`));
  add(
    'apk',
    tool('apk', 'add', '-X --repository -p --root -t --virtual --repositories-file --keys-dir --cache-dir --arch --wait --progress-fd'),
  );
  add('pacman yay paru', tool('alpm', '-S|-Sy|-Syu|-Syyu|-U', '-r --root -b --dbpath --config --cachedir --arch --ignore'));
  add('pip pip2 pip3', tool('pypi', 'install|download|wheel', PIP, ''));
  add('uv', tool('pypi', 'pip install|add|tool install|tool run!|run', PIP, '--with --from'));
  add('uvx', tool('pypi', '!', PIP, '--with --from'));
  add('pipx', tool('pypi', 'install|inject|run!', PIP, '--spec'));
  add('poetry pdm pipenv rye pixi', tool('pypi', 'add|install|self add', PIP));
  add('npm cnpm tnpm', tool('npm', 'install|i|add|in|update|ci|exec!|x!|create:npm-create!|init:npm-create!', NPM, '--package -p'));
  add('pnpm', tool('npm', 'install|i|add|dlx!|create:npm-create!', NPM, '--package'));
  add('yarn yarnpkg', tool('npm', 'add|global add|dlx!|create:npm-create!', NPM, '-p --package'));
  add('bun', tool('npm', 'add|install|i|x!|create:npm-create!', NPM));
  add('npx pnpx bunx', tool('npm', '!', NPM, '-p --package'));
  add('corepack', tool('npm', 'prepare|install|use', NPM));
  add('deno', tool('npm', 'add|install', NPM));
  add('ohpm', tool('ohpm', 'install|i', '--registry --prefix --parameter-file'));
  add('go', tool('golang', 'install|get|run!', GO));
  add('cargo', tool('cargo', 'install|add|binstall', CARGO));
  add('gem', tool('gem', 'install|i', GEM));
  add('bundle bundler', tool('gem', 'add', GEM));
  add('dotnet', tool('nuget', 'add package|package add|tool install|tool update|new install', NUGET));
  add('nuget', tool('nuget', 'install', NUGET));
  add('composer', tool('composer', 'require|global require|create-project!', COMPOSER));
  add('conda mamba micromamba', tool('conda', 'install|create|env create', CONDA));
  add('docker podman nerdctl buildah', tool('docker', 'pull|run!|create!|from!|image pull|container run!', '', '', DOCKER_FLAGS));
  add('crictl ctr', tool('docker', 'pull|image pull|images pull', '-n --namespace'));
  add('dart flutter', tool('pub', 'pub add|pub global activate!', '--hosted-url -u --git-url --git-ref --git-path --path'));
  add('vcpkg', tool('vcpkg', 'install|add port', '--triplet --host-triplet --overlay-ports --x-install-root --vcpkg-root'));
  add('huggingface-cli hf', tool('huggingface', 'download!', '--revision --local-dir --include --exclude --cache-dir --token --repo-type'));
  add('modelscope', tool('huggingface', 'download!', '--revision --local_dir --include --exclude --cache_dir --token', '--model'));
  add('code code-insiders code-server codium cursor', tool('extension', '', '--extensions-dir --user-data-dir', '--install-extension'));
  return table;
})();
