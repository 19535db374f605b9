object ThunderPlugins {
    object App {
        const val android = "acme.app.android"
    }
}
object Libs {
    const val KIT = "com.acme:kit:1.0"
}
