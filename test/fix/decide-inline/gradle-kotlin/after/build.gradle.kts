dependencies {
    // restricted-deps: decided being-removed pkg:maven/com.acme/acme-sdk until 2026-09-01 -- leaves with release 7
    implementation("com.acme:acme-sdk:1.4") // stays
}
