# require 'commented-out'
require 'ffi'
require "aliyun/oss"
require_relative 'local/thing'
require("qiniu")
gem 'tencentcloud-sdk-common', '~> 1.0'
=begin
require 'in-a-block'
=end

module Camera
  extend FFI::Library
  SDK = 'hcnetsdk'
  ffi_lib 'libdhnetsdk.so', File.join(__dir__, 'libs/libmsc.so')
  ffi_lib_flags :now
  attach_function :NET_DVR_Init, [], :bool
  attach_function :login, 'CLIENT_LoginEx', [:pointer], :int

  TEXT = <<~DOC
    require 'in-a-heredoc'
  DOC

  def self.load
    handle = Fiddle.dlopen(SDK)
    message = "require 'in-a-string' #{Fiddle.dlopen("x")}"
    %q(require 'percent')
    self.require 'not-ours'
    require_name = "require"
  end
end
__END__
require 'after-the-end'
