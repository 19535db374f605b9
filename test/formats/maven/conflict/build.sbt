libraryDependencies ++= Seq(
<<<<<<< HEAD
  "com.a" %% "ours" % "1",
=======
  "com.a" %% "theirs" % "1",
>>>>>>> x
  "com.a" % "c" % "1"
)
