val logback = Compile.logback % Test
val tool = "com.example" % toolName % "1.0"
