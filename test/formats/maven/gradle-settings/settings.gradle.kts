pluginManagement {
    repositories {
        gradlePluginPortal()
        maven { url = uri("https://developer.huawei.example/repo/") }
    }
    resolutionStrategy {
        eachPlugin {
            if (requested.id.id == "com.huawei.agconnect") {
                useModule("com.huawei.agconnect:agcp:${requested.version}")
            }
        }
    }
    plugins { id("com.google.devtools.ksp") version "2.1.0-1.0.29" }
}
dependencyResolutionManagement {
    repositories {
        exclusiveContent {
            forRepository { maven("https://maven.vk.example/releases") }
            filter { includeGroup("com.vk"); includeModule("com.vk.sdk:no", "x") }
        }
    }
    versionCatalogs {
        create("libs") {
            library("push", "com.huawei.hms:push:6.12.0.300")
            library("maps", "com.huawei.hms", "maps").version("6.9.0")
            plugin("agc", "com.huawei.agconnect").version("1.9.1")
            from("com.example.catalog:versions:1.0")
        }
    }
}
include(":app", ":lib:core")
project(":app").projectDir = file("a:b:c")
