(defproject com.example/app "0.1"
  :dependencies ^:replace [[org.clojure/clojure "1.10"] [managed/one]
     [net.3scale/api "1" :exclusions [org.x/y [z/z]]]
     [~(symbol "net.x" "y") "3"]
     #_[gone/gone "1"]
     ^:displace [dis/dis "2"]
     ^{:x 1} [meta/meta "2"]
     [cls/cls "1" :classifier "linux" :native-prefix ""]
     ; [com/ment "1"]
     ]
  :dependencies #=(eval deps)
  :parent [com.acme/parent "1.0" :relative-path "../parent"]
  :pom-plugins [[two.parameter/simple-plugin "1.0.0"]]
  :plugins [[lein-ring "0.1"] [lein-cljfmt "1"]]
  :profiles {:dev {:dependencies [[dev/dev "1"]] :plugins [[pp/pp "1"]]} :test {:dependencies [[tt/tt "1"]]}
     :provided {:dependencies [[prov/prov "1"]]}
     :uberjar [:base {:dependencies [[ub/ub "1"]]}]}
  :java-agents [[com.newrelic/agent "1"]]
  :extensions [[org.ext/e "1"]]
  :repositories {"a" "https://a.example/x" "b" {:url "https://b.example/y"}}
  :mirrors {"central" {:name "c" :url "https://mirror.example/m"} #"clojars" {:url "https://m2.example/"}})
