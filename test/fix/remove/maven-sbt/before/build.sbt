name := "stays"

resolvers += "Acme" at "https://repo.acme.example/maven/"

libraryDependencies += "com.acme" % "acme-alone" % "1.0"

libraryDependencies ++= Seq(
  "com.acme" %% "acme-first" % "1.0",
  "org.example" %% "stays" % "1.0", // ours
  "com.acme" % "acme-last" % "1.0" % Test
)
