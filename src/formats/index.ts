// Generated from the files in this folder by `npm run build`; never edited by hand.
import type { Format } from '../model.ts';
import { cargoLock as cargoCargoLock } from './cargo/cargo-lock.ts';
import { cargoToml as cargoCargoToml } from './cargo/cargo-toml.ts';
import { config as cargoConfig } from './cargo/config.ts';
import { composerJson as composerComposerJson } from './composer/composer-json.ts';
import { composerLock as composerComposerLock } from './composer/composer-lock.ts';
import { condaLock as condaCondaLock } from './conda/conda-lock.ts';
import { environment as condaEnvironment } from './conda/environment.ts';
import { explicitLock as condaExplicitLock } from './conda/explicit-lock.ts';
import { pixiLock as condaPixiLock } from './conda/pixi-lock.ts';
import { recipe as condaRecipe } from './conda/recipe.ts';
import { dockerfile as dockerDockerfile } from './docker/dockerfile.ts';
import { gemList as gemGemList } from './gem/gem-list.ts';
import { gemfileLock as gemGemfileLock } from './gem/gemfile-lock.ts';
import { gemfile as gemGemfile } from './gem/gemfile.ts';
import { gemspec as gemGemspec } from './gem/gemspec.ts';
import { gitmodules as gitGitmodules } from './git/gitmodules.ts';
import { nestedConfig as gitNestedConfig } from './git/nested-config.ts';
import { glide as golangGlide } from './golang/glide.ts';
import { goMod as golangGoMod } from './golang/go-mod.ts';
import { goSum as golangGoSum } from './golang/go-sum.ts';
import { goWork as golangGoWork } from './golang/go-work.ts';
import { gopkg as golangGopkg } from './golang/gopkg.ts';
import { vendorModules as golangVendorModules } from './golang/vendor-modules.ts';
import { vendoredJson as golangVendoredJson } from './golang/vendored-json.ts';
import { antBuild as mavenAntBuild } from './maven/ant-build.ts';
import { buildGradle as mavenBuildGradle } from './maven/build-gradle.ts';
import { buildSbt as mavenBuildSbt } from './maven/build-sbt.ts';
import { clojure as mavenClojure } from './maven/clojure.ts';
import { gradleLockfile as mavenGradleLockfile } from './maven/gradle-lockfile.ts';
import { ivy as mavenIvy } from './maven/ivy.ts';
import { mavenInstall as mavenMavenInstall } from './maven/maven-install.ts';
import { pom as mavenPom } from './maven/pom.ts';
import { settings as mavenSettings } from './maven/settings.ts';
import { verificationMetadata as mavenVerificationMetadata } from './maven/verification-metadata.ts';
import { versionsToml as mavenVersionsToml } from './maven/versions-toml.ts';
import { wrapper as mavenWrapper } from './maven/wrapper.ts';
import { bowerJson as npmBowerJson } from './npm/bower-json.ts';
import { bunLock as npmBunLock } from './npm/bun-lock.ts';
import { bunfig as npmBunfig } from './npm/bunfig.ts';
import { denoJson as npmDenoJson } from './npm/deno-json.ts';
import { denoLock as npmDenoLock } from './npm/deno-lock.ts';
import { monorepo as npmMonorepo } from './npm/monorepo.ts';
import { npmrc as npmNpmrc } from './npm/npmrc.ts';
import { packageJson as npmPackageJson } from './npm/package-json.ts';
import { packageLock as npmPackageLock } from './npm/package-lock.ts';
import { pnpmLock as npmPnpmLock } from './npm/pnpm-lock.ts';
import { pnpmWorkspace as npmPnpmWorkspace } from './npm/pnpm-workspace.ts';
import { yarnLock as npmYarnLock } from './npm/yarn-lock.ts';
import { yarnrcYml as npmYarnrcYml } from './npm/yarnrc-yml.ts';
import { yarnrc as npmYarnrc } from './npm/yarnrc.ts';
import { assets as nugetAssets } from './nuget/assets.ts';
import { fileBasedApp as nugetFileBasedApp } from './nuget/file-based-app.ts';
import { msbuild as nugetMsbuild } from './nuget/msbuild.ts';
import { nugetConfig as nugetNugetConfig } from './nuget/nuget-config.ts';
import { nuspec as nugetNuspec } from './nuget/nuspec.ts';
import { packagesConfig as nugetPackagesConfig } from './nuget/packages-config.ts';
import { packagesLock as nugetPackagesLock } from './nuget/packages-lock.ts';
import { paketDependencies as nugetPaketDependencies } from './nuget/paket-dependencies.ts';
import { paketLock as nugetPaketLock } from './nuget/paket-lock.ts';
import { paketReferences as nugetPaketReferences } from './nuget/paket-references.ts';
import { scripts as nugetScripts } from './nuget/scripts.ts';
import { tools as nugetTools } from './nuget/tools.ts';
import { hatchToml as pypiHatchToml } from './pypi/hatch-toml.ts';
import { notebook as pypiNotebook } from './pypi/notebook.ts';
import { noxfile as pypiNoxfile } from './pypi/noxfile.ts';
import { pdmLock as pypiPdmLock } from './pypi/pdm-lock.ts';
import { pipConf as pypiPipConf } from './pypi/pip-conf.ts';
import { pipfileLock as pypiPipfileLock } from './pypi/pipfile-lock.ts';
import { pipfile as pypiPipfile } from './pypi/pipfile.ts';
import { pixiToml as pypiPixiToml } from './pypi/pixi-toml.ts';
import { poetryLock as pypiPoetryLock } from './pypi/poetry-lock.ts';
import { pylock as pypiPylock } from './pypi/pylock.ts';
import { pyproject as pypiPyproject } from './pypi/pyproject.ts';
import { requirements as pypiRequirements } from './pypi/requirements.ts';
import { scriptBlock as pypiScriptBlock } from './pypi/script-block.ts';
import { setupCfg as pypiSetupCfg } from './pypi/setup-cfg.ts';
import { setupPy as pypiSetupPy } from './pypi/setup-py.ts';
import { toolSettings as pypiToolSettings } from './pypi/tool-settings.ts';
import { uvLock as pypiUvLock } from './pypi/uv-lock.ts';
import { uvToml as pypiUvToml } from './pypi/uv-toml.ts';
import { envFile as scriptsEnvFile } from './scripts/env-file.ts';
import { recipes as scriptsRecipes } from './scripts/recipes.ts';
import { shellScript as scriptsShellScript } from './scripts/shell-script.ts';
import { taskfile as scriptsTaskfile } from './scripts/taskfile.ts';
import { androidBp as sourceAndroidBp } from './source/android-bp.ts';
import { banner as sourceBanner } from './source/banner.ts';
import { bazel as sourceBazel } from './source/bazel.ts';
import { c as sourceC } from './source/c.ts';
import { cmakeDownload as sourceCmakeDownload } from './source/cmake-download.ts';
import { cmakeLink as sourceCmakeLink } from './source/cmake-link.ts';
import { csharp as sourceCsharp } from './source/csharp.ts';
import { dart as sourceDart } from './source/dart.ts';
import { go as sourceGo } from './source/go.ts';
import { gradleFiles as sourceGradleFiles } from './source/gradle-files.ts';
import { javascript as sourceJavascript } from './source/javascript.ts';
import { jvm as sourceJvm } from './source/jvm.ts';
import { linkSettings as sourceLinkSettings } from './source/link-settings.ts';
import { lua as sourceLua } from './source/lua.ts';
import { makefile as sourceMakefile } from './source/makefile.ts';
import { pascal as sourcePascal } from './source/pascal.ts';
import { php as sourcePhp } from './source/php.ts';
import { python as sourcePython } from './source/python.ts';
import { ruby as sourceRuby } from './source/ruby.ts';
import { rust as sourceRust } from './source/rust.ts';
import { swift as sourceSwift } from './source/swift.ts';
import { visualBasic as sourceVisualBasic } from './source/visual-basic.ts';
import { visualStudio as sourceVisualStudio } from './source/visual-studio.ts';
import { xcode as sourceXcode } from './source/xcode.ts';
import { cgmanifest as vendoredCgmanifest } from './vendored/cgmanifest.ts';
import { gitrepo as vendoredGitrepo } from './vendored/gitrepo.ts';
import { metadata as vendoredMetadata } from './vendored/metadata.ts';
import { notesJson as vendoredNotesJson } from './vendored/notes-json.ts';
import { notesYaml as vendoredNotesYaml } from './vendored/notes-yaml.ts';
import { readmeChromium as vendoredReadmeChromium } from './vendored/readme-chromium.ts';
import { repoManifest as vendoredRepoManifest } from './vendored/repo-manifest.ts';

export const formats: readonly Format[] = [
  cargoCargoLock,
  cargoCargoToml,
  cargoConfig,
  composerComposerJson,
  composerComposerLock,
  condaCondaLock,
  condaEnvironment,
  condaExplicitLock,
  condaPixiLock,
  condaRecipe,
  dockerDockerfile,
  gemGemList,
  gemGemfileLock,
  gemGemfile,
  gemGemspec,
  gitGitmodules,
  gitNestedConfig,
  golangGlide,
  golangGoMod,
  golangGoSum,
  golangGoWork,
  golangGopkg,
  golangVendorModules,
  golangVendoredJson,
  mavenAntBuild,
  mavenBuildGradle,
  mavenBuildSbt,
  mavenClojure,
  mavenGradleLockfile,
  mavenIvy,
  mavenMavenInstall,
  mavenPom,
  mavenSettings,
  mavenVerificationMetadata,
  mavenVersionsToml,
  mavenWrapper,
  npmBowerJson,
  npmBunLock,
  npmBunfig,
  npmDenoJson,
  npmDenoLock,
  npmMonorepo,
  npmNpmrc,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmPnpmWorkspace,
  npmYarnLock,
  npmYarnrcYml,
  npmYarnrc,
  nugetAssets,
  nugetFileBasedApp,
  nugetMsbuild,
  nugetNugetConfig,
  nugetNuspec,
  nugetPackagesConfig,
  nugetPackagesLock,
  nugetPaketDependencies,
  nugetPaketLock,
  nugetPaketReferences,
  nugetScripts,
  nugetTools,
  pypiHatchToml,
  pypiNotebook,
  pypiNoxfile,
  pypiPdmLock,
  pypiPipConf,
  pypiPipfileLock,
  pypiPipfile,
  pypiPixiToml,
  pypiPoetryLock,
  pypiPylock,
  pypiPyproject,
  pypiRequirements,
  pypiScriptBlock,
  pypiSetupCfg,
  pypiSetupPy,
  pypiToolSettings,
  pypiUvLock,
  pypiUvToml,
  scriptsEnvFile,
  scriptsRecipes,
  scriptsShellScript,
  scriptsTaskfile,
  sourceAndroidBp,
  sourceBanner,
  sourceBazel,
  sourceC,
  sourceCmakeDownload,
  sourceCmakeLink,
  sourceCsharp,
  sourceDart,
  sourceGo,
  sourceGradleFiles,
  sourceJavascript,
  sourceJvm,
  sourceLinkSettings,
  sourceLua,
  sourceMakefile,
  sourcePascal,
  sourcePhp,
  sourcePython,
  sourceRuby,
  sourceRust,
  sourceSwift,
  sourceVisualBasic,
  sourceVisualStudio,
  sourceXcode,
  vendoredCgmanifest,
  vendoredGitrepo,
  vendoredMetadata,
  vendoredNotesJson,
  vendoredNotesYaml,
  vendoredReadmeChromium,
  vendoredRepoManifest,
];
