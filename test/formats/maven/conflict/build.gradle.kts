dependencies {
<<<<<<< HEAD
    implementation("com.a:ours:1")
=======
    implementation("com.a:theirs:1")
>>>>>>> x
    api("com.a:after:1")
}
