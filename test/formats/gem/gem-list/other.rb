module X
  def gem(name); end
end
