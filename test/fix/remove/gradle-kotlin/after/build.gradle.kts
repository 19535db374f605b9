repositories {
    mavenCentral()
}

dependencies {
    implementation("org.example:stays:1.0")
}
