sourceControl {
    gitRepository(uri("https://git.example/x.git")) {
        producesModule("com.acme:from-source")
    }
}
