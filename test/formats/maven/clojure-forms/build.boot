(set-env!
 :source-paths #{"src"}
 :dependencies '[[org.clojure/clojure "1.8.0"]
                 [adzerk/boot-test "1.2.0" :scope "test"]])
(merge-env! :dependencies '[[a.b/c "1"]])
(set-env! :repositories #(conj % ["clojars" {:url "https://clojars.example/repo"}]))
