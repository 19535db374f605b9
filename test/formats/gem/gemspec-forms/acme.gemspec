Gem::Specification.new do |spec|
  spec.name = "acme"
  spec.add_dependency "a", ">= 1"
  spec.add_runtime_dependency("b", [">= 1", "< 3"])
  spec.add_development_dependency %q<c>, "~> 1"
  spec.add_development_dependency 'd'.freeze, "1"
  s.add_dependency(%q<e>.freeze, [">= 0"])
  if true then s.add_dependency "f" end
  { "g" => "1", "h" => "2" }.each { |n, v| spec.add_dependency n, v }
  %w(i j).each { |n| spec.add_dependency n }
  spec.add_dependency DEP, "1"
  spec.required_ruby_version = ">= 3"
  spec.metadata["x"] = "y"
end
