#addin nuget:?package=Cake.Kaspersky&version=1.0.0&prerelease
#tool "nuget:https://pkgs.registry.example/v3/index.json?package=NUnit.ConsoleRunner&version=3.18.3"
#module nuget:?package=Cake.DotNetTool.Module
#tool dotnet:?package=GitVersion.Tool&version=6.0.5
#load nuget:?package=Huawei.Recipe
#load other.cake
