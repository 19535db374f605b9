name := "stays"
resolvers += "Acme" at "https://packages.neutral.example/maven/"
