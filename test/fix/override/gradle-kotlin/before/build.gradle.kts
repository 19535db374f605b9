dependencies {
    implementation("com.example:carrier:1.0")
}