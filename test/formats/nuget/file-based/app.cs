#!/usr/bin/env dotnet
#:sdk Aspire.AppHost.Sdk@9.4.0
#:package Humanizer@2.14.1
#:package  Spectre.Console@*
#:package NoVersion
#:property LangVersion=preview
#:project ../ClassLib
// #:package Commented@1
using Humanizer;
Console.WriteLine("#:package InString@1");
