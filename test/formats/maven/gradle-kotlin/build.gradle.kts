import org.jetbrains.kotlin.gradle.tasks.KotlinCompile

plugins {
    `java-library`
    kotlin("jvm") version "2.1.0"
    kotlin("plugin.serialization") version libs.versions.kotlin
    id("com.huawei.agconnect") version "1.9.1.301"
    id("com.android.application")
    alias(libs.plugins.ksp)
}

repositories {
    mavenCentral()
    google()
    maven("https://maven.aliyun.example/repository/public")
    maven { url = uri("https://developer.huawei.example/repo/") }
    maven {
        name = "vk"
        setUrl("https://artifactory.vk.example/artifactory/vk-maven/")
        content { includeGroup("com.vk.sdk") }
    }
    maven(url = "https://jitpack.example")
}

dependencies {
    implementation(kotlin("stdlib"))
    testImplementation(kotlin("test", "2.1.0"))
    implementation("com.huawei.hms:push:6.12.0.300") // trailing
    implementation("com.huawei.hms", "location", "6.4.0.300")
    implementation(group = "com.huawei.hms", name = "maps", version = "6.9.0.300")
    implementation(platform("com.aliyun:bom:1.0"))
    implementation("ru.rustore.sdk:pushclient:6.5.0") {
        exclude(group = "com.vk.id", module = "vkid")
        because("no:such:thing")
    }
    implementation("com.yandex.android:mobmetricalib") {
        version { strictly("[5.3, 6[") }
    }
    "xiaomiImplementation"("com.xiaomi.mipush:sdk:5.1.8")
    add("vivoImplementation", "com.vivo.push:client:4.0.4.0")
    kapt("com.google.dagger:dagger-compiler:2.52")
    testImplementation(testFixtures(project(":core")))
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
    implementation(libs.okhttp)
    implementation(npm("@kaspersky/hexa-ui", "6.1.0"))
    listOf("com.tencent.mm.opensdk:wechat-sdk-android:6.8.0", "com.alipay.sdk:alipaysdk-android:15.8.17").forEach { implementation(it) }
}

kotlin {
    cocoapods {
        pod("VK-ios-sdk") { version = "1.6" }
    }
    sourceSets {
        commonMain.dependencies {
            implementation("io.ktor:ktor-client-core:3.0.3")
        }
        commonTest.dependencies {
            implementation("app.cash.turbine:turbine:1.2.0")
        }
    }
}

publishing {
    publications { create<MavenPublication>("m") { pom { url = "https://project.example" } } }
    repositories { maven { url = uri("https://nexus.registry.example/releases") } }
}
