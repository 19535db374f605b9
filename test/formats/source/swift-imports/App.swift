import UIKit
@testable import MyApp
import struct Foundation.Date
@_exported import HuaweiSDK
// import Commented
/* a /* nested */ import Hidden */
let s = "import InString"
let h = dlopen("libmsc.dylib", RTLD_NOW)
