name := "stays"
resolvers += "Acme" at "https://repo.acme.example/maven/"
