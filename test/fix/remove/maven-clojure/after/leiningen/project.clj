(defproject stays "1.0"
  :repositories [["stays" {:url "https://repo.example/maven/"}]])
