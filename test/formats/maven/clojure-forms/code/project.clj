(ns acme.core.project
  (:require [clojure.string :as str]))

(defn read [profile]
  (if-let [deps (:dependencies profile)]
    (assoc profile :dependencies (with-meta [[com.acme/no "1"]] {}))))
