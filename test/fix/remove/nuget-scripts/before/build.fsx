#r "nuget: Acme.Sdk, 1.4.0"
#r "nuget: Stays"
#i "nuget: https://nuget.acme.example/v3/index.json"

printfn "stays"
