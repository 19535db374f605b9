Gem::Specification.new do |spec|
<<<<<<< HEAD
  spec.add_dependency "ours"
=======
  spec.add_dependency "theirs"
>>>>>>> topic
end
