plugins {
    id("com.android.application") version "8.7.0"
    kotlin("android") version "2.1.0"
}

android {
    namespace = "com.example.field"
}

dependencies {
    implementation("androidx.core:core-ktx:1.15.0")
    androidTestImplementation("com.kaspersky.android-components:kaspresso:1.5.5")
}
