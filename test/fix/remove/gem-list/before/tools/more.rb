# Taken in by the Gemfile.
gem "stays"
gem "acme-sdk", "~> 1.0" # the camera

group :test do
  gem "acme-only"
end
