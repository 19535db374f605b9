Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.version = "1.0"
  spec.add_dependency "acme-sdk", "~> 1.0", ">= 1.4"
  spec.add_dependency "stays"
  # for the tests
  spec.add_development_dependency("acme-test",
                                  "~> 2")
end
