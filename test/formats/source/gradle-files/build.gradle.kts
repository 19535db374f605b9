android { sourceSets["main"].jniLibs.srcDir("kits/psdk_lib") }
dependencies {
    implementation(files("libs/arcsoft_face.jar"))
    implementation(fileTree(mapOf("dir" to "libs", "include" to listOf("*.aar"))))
    /* implementation(files("libs/commented.jar")) */
}
tasks.register<de.undercouch.gradle.tasks.download.Download>("fetch") {
    src("https://dl.example/kit.tar.gz")
    dest(layout.buildDirectory.file("kit.tar.gz"))
}
