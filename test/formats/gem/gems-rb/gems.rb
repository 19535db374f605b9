source "https://gems.example"
gem "one"
eval_gemfile "./more.gemfile"
