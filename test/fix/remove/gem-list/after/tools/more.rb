# Taken in by the Gemfile.
gem "stays"
