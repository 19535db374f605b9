# By default Ruby
gem "puma"

group :test do
  gem "rspec-rails"
end
