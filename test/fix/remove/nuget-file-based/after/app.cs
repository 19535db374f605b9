#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:package Stays@1.0.0

Console.WriteLine("stays");
