(defproject shop "1.0"
  :dependencies [[org.clojure/clojure "1.11.1"]
                 [com.acme/acme-sdk "1.4" :exclusions [org.example/x]]
                 [org.example/stays "1.0"]]
  :profiles {:dev {:dependencies [[com.acme/acme-only "1.0"]]}})
