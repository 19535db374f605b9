// Names in Composer's tables that stand for the platform and no package. https://getcomposer.org/doc/articles/composer-platform-dependencies.md

export function isPlatform(name: string): boolean {
  return /^(?:php(?:-64bit|-ipv6|-zts|-debug)?|hhvm|(?:ext|lib)-.+|composer(?:-(?:plugin|runtime)-api)?)$/i.test(name);
}
