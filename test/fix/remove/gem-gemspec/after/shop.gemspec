Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.version = "1.0"
  spec.add_dependency "stays"
  # for the tests
end
