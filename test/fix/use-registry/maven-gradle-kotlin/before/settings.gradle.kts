dependencyResolutionManagement {
    repositories {
        maven("https://repo.acme.example/maven/")
        maven { url = uri("https://repo.acme.example/more/") }
        mavenCentral() // stays
    }
}
