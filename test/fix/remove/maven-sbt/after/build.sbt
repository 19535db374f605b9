name := "stays"

libraryDependencies ++= Seq(
  "org.example" %% "stays" % "1.0", // ours
)
