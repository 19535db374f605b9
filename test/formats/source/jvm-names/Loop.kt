val libraries = listOf("dhnetsdk", "netsdk")
fun load() = libraries.forEach { lib -> System.loadLibrary(lib) }
