// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies: [
        .package(url: "https://git.example/stays.git", from: "1.0.0"),
        .package(url: "https://git.example/acme/acme-sdk.git", from: "1.0.0"),
    ],
    targets: []
)
