dependencies {
    implementation("com.acme:acme-sdk:1.4") // stays
}
