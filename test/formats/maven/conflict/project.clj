(defproject a "1" :dependencies [
<<<<<<< HEAD
[com.a/ours "1"]
=======
[com.a/theirs "1"]
>>>>>>> x
])