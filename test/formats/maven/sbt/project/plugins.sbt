addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.3.0")
addCompilerPlugin("org.typelevel" %% "kind-projector" % "0.13.3")
addSbtPlugin("com.kaspersky" % "half
addSbtPlugin("com.after" % "wound" % "1.0")
