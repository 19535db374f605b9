-- require "commented"
--[[ require "block"
]]
--[==[ require "levels" ]] still ]==]
local ffi = require "ffi"
local http = require("resty.http")
local oss = require 'aliyun.oss'
ffi.cdef[[
  int NET_DVR_Init(void);
  int strlen(const char *s);
]]
local sdk = ffi.load("hcnetsdk")
local other = ffi.load 'libdhnetsdk.so'
local f = package.loadlib("/opt/sdk/libmsc.so", "luaopen_msc")
local text = "require \"in.a.string\""
local long = [==[ require "in.long" ]==]
sdk.NET_DVR_Init()
self.require "not.ours"
print("require")
