#i "nuget: https://packages.neutral.example/v3/index.json"
#r "nuget: Stays"
