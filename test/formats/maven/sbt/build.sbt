val akkaVersion = "2.6.21"
lazy val root = (project in file("."))
  .settings(
    name := "app",
    organization := "com.huawei.own",
    libraryDependencies += "com.typesafe.akka" %% "akka-actor" % akkaVersion,
    libraryDependencies ++= Seq(
      "com.alibaba" % "fastjson" % "1.2.83", // comment
      "org.scalatest" %% "scalatest" % "3.2.19" % Test,
      "org.scala-js" %%% "scalajs-dom" % "2.8.0",
      "javax.servlet" % "servlet-api" % "2.5" % "provided",
      ("com.huawei.storage" % "esdk-obs-java" % "3.23.9").exclude("com.huawei.x", "y"),
      "com.huawei" % s"sdk-$kit" % "1.0" excludeAll(ExclusionRule(organization = "com.z")),
      vendorGroup % "named" % "1.0",
    ),
    dependencyOverrides += "org.slf4j" % "slf4j-api" % "2.0.16",
    resolvers += "Huawei" at "https://repo.huaweicloud.example/repository/maven/",
    resolvers += Resolver.url("x", url("https://ivy.registry.example/"))(Resolver.ivyStylePatterns),
  )
/* "com.example" % "commented" % "1" /* nested */ */
val rest = 10 % 3
