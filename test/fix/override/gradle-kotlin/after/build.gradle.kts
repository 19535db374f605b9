dependencies {
    implementation("com.example:carrier:1.0")
}

configurations.all {
    exclude(group = "com.acme", module = "sdk")
}
