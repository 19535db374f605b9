libraryDependencies += "com.example" % "carrier" % "1.0"
