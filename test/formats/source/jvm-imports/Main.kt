@file:JvmName("Main")
package org.example.app
import com.kavsdk.KavSdk
import com.tencent.mmkv.MMKV as Store
import com.example.all.*
/* outer /* inner */ import com.example.nested.Comment */
fun main() {
    System.loadLibrary("iflytek_msc")
    println("import com.example.text.A ${System.loadLibrary("inside")} $name")
    System.loadLibrary("lib_$arch")
}
