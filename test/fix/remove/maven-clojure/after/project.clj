(defproject shop "1.0"
  :dependencies [[org.clojure/clojure "1.11.1"]
                 [org.example/stays "1.0"]]
  :profiles {:dev {:dependencies []}})
