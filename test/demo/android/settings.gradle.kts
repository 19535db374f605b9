rootProject.name = "field-app"
include(":app")
