(defproject app "1.0.0"
  :description "x [com.huawei/not \"1\"]"
  :dependencies [[org.clojure/clojure "1.12.0"]
                 [cheshire "5.13.0" :exclusions [com.huawei/excluded]]
                 [com.alibaba/druid "[1.2,)"]]
  :plugins [[lein-ring "0.12.6"]]
  :repositories [["huawei" "https://repo.huaweicloud.example/repository/maven/"]
                 ["other" {:url "https://other.registry.example/" :sign-releases false}]]
  :profiles {:dev {:dependencies [[midje "1.10.10"]]}
             :test {:dependencies [[com.huawei/testkit "1"]]}})
