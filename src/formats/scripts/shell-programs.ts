// The programs of shell lines that are no package tools and still matter: wrappers, shells, downloaders, setters of sources.

/** Words of the grammar that stand where a program would. */
export const RESERVED = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', 'time']);
export const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'fish']);
/** A wrapper, how many operands of its own it has, and which of its options take a value. */
export const WRAPPERS: Readonly<Record<string, readonly [operands: number, values: string]>> = {
  sudo: [0, '-u -g -h -p -C -r -t -U --user --group'],
  doas: [0, '-u -C'],
  env: [0, '-u -C --unset --chdir'],
  exec: [0, '-a'],
  command: [0, ''],
  builtin: [0, ''],
  nohup: [0, ''],
  nice: [0, '-n'],
  ionice: [0, '-c -n'],
  timeout: [1, '-k -s'],
  gosu: [1, ''],
  'su-exec': [1, ''],
  chroot: [1, ''],
  xargs: [0, '-n -P -I -L -d -a -s -E --max-args --max-procs'],
  eatmydata: [0, ''],
  'cross-env': [0, ''],
  'cross-env-shell': [0, ''],
  dotenv: [0, '-e -v -c'],
  retry: [0, '-t -d'],
  travis_retry: [0, ''],
};
/** Programs whose addresses are places where content comes from. */
export const DOWNLOADERS = new Set(
  'curl wget aria2c axel git svn hg fetch invoke-webrequest iwr invoke-restmethod irm start-bitstransfer kubectl'.split(' '),
);
/** Programs that set where something comes from. */
export const SETTERS = new Set(
  'yum-config-manager add-apt-repository apt-add-repository apt-key rpm helm opkg brew cpanm luarocks opam rustup nvm n snap mvn gradle conan tee nuget luarocks'.split(
    ' ',
  ),
);
/** Options of downloaders that take a value, which is no address to fetch. */
export const DOWNLOAD_VALUES = new Set(
  '-H --header -d --data --data-raw --data-binary -A --user-agent -e --referer -x --proxy -o --output -u --user -m --message -F --form -b --cookie -w --write-out'.split(
    ' ',
  ),
);
