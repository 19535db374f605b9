libraryDependencies ++= Seq(
  "com.acme" %% "core" % "1",
  "com.acme" %%% "core" % "1",
  "com.acme" % "core_2.13" % "1",
  "com.acme" % s"core_$scalaBinaryVersion" % "1"
)
