plugins {
    id(ThunderPlugins.App.android)
    id(libs.plugins.jvm.get().pluginId)
    id(computed)
}
acme {
    kotlin(embeddedKotlinVersion)
}
dependencies {
    implementation(Libs.KIT)
    implementation(kotlin("stdlib"))
}
