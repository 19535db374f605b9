import com.example.Plain
val camera = com.dahua.netsdk.Client.open(lib = "x")
fun main() { println("${com.inside.text.Name()}") }
