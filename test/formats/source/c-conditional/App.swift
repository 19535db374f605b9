#if canImport(YandexMapsMobile)
import YandexMapsMobile
#elseif os(iOS)
import OtherMaps
#endif
#if os(iOS)
import UIKit
#endif
let kind = NSClassFromString("YMKMapView")
let text = """
#if canImport(InText)
import InText
"""
let rest = """
"""
let target = Target.target(linkerSettings: [.linkedFramework("DJISDK"), .linkedLibrary("hcnetsdk")])
