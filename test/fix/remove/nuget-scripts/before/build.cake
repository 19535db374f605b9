#addin nuget:?package=Acme.Cake&version=1.4.0
#tool "nuget:?package=Stays&version=1.0.0"
#tool nuget:https://nuget.acme.example/v3/index.json?package=Acme.Tool

Task("stays");
