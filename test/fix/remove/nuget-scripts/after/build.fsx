#r "nuget: Stays"

printfn "stays"
