gem "rails_edge", github: "rails/rails"
