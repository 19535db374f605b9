package com.example.build

internal fun Project.configure(commonExtension: CommonExtension, pluginId: String) {
    commonExtension.apply {
        buildFeatures.apply {
            compose = true
        }
        dependencies {
            val bom = libs.findLibrary("androidx-compose-bom").get()
            "implementation"(platform(bom))
            "debugImplementation"("com.example.tools:tooling:1.2")
        }
    }
    commonExtension.testOptions.apply {
        @Suppress("UnstableApiUsage")
        managedDevices {
            allDevices.forEach { maybeCreate(it.name).apply { device = it.device } }
        }
    }
    FlavorDimension.entries.forEach { flavorDimensions += it.name }
    transform.apply(first, "second")
    with(pluginManager) {
        apply("com.android.library")
    }
    pluginManager.apply("org.example.convention")
    pluginManager.apply(ConventionPlugin::class.java)
    plugins.apply("org.example.other")
    apply(plugin = "org.example.labelled")
    pluginManager.apply(pluginId) // computed: a Problem
}
