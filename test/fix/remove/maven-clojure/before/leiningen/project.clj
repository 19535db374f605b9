(defproject stays "1.0"
  :repositories [["acme" "https://repo.acme.example/maven/"]
                 ["stays" {:url "https://repo.example/maven/"}]
                 ["more" {:url "https://repo.acme.example/more/"}]])
