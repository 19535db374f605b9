Gem::Specification.new do |s|
  s.name = "acme"
  s.add_dependency "rack", ">= 2", "< 4"
  s.add_runtime_dependency(%q<json>.freeze, ["~> 2.0"])
  s.add_development_dependency 'rspec'
  s.metadata["homepage_uri"] = "https://no.example"
  if RUBY_VERSION > "3"
    s.add_dependency("conditional")
  end
end
