libraryDependencies += "com.example" % "carrier" % "1.0"

excludeDependencies += ExclusionRule("com.acme", "sdk")
