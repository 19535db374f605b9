#!/usr/bin/env dotnet-script
#r "nuget: Aliyun.OSS.SDK.NetCore, 2.14.1"
#r "nuget:TencentCloudSDK"
#r "System.Net.Http"
#load "nuget:Baidu.AI.Script/1.0.0"
// #r "nuget: Commented.Out, 1"
#r "nuget: Half.Typed
