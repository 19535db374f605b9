#i "nuget: https://nuget.acme.example/v3/index.json"
#r "nuget: Stays"
