#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:package Acme.Sdk@1.4.0
#:package Stays@1.0.0
#:package Acme.Last@2.*

Console.WriteLine("stays");
