#i "nuget: https://repo.huaweicloud.example/repository/nuget/v3/index.json"
  #r "nuget: FSharp.Data, [6.0,7.0)"
