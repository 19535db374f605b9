jib {
    from {
        image = "eclipse-temurin:21-jre"
    }
}
tasks.named<BootBuildImage>("bootBuildImage") {
    builder.set("acme/builder:2")
    imageName.set("ours/app")
}
