repositories {
    mavenCentral()
    maven("https://repo.acme.example/maven/")
}

dependencies {
    implementation("org.example:stays:1.0")
    implementation("com.acme:acme-sdk:1.0")
    testImplementation(group = "com.acme", name = "acme-map", version = "1.0")
}
