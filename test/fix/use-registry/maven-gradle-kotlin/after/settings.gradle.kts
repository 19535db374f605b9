dependencyResolutionManagement {
    repositories {
        maven("https://packages.neutral.example/maven/")
        maven { url = uri("https://packages.neutral.example/more/") }
        mavenCentral() // stays
    }
}
