' Imports Commented
Imports System, Sdk = Hikvision.Net
IMPORTS Acme.Camera
Module Module1
  Declare Function NET_DVR_Init Lib "HCNetSDK" () As Boolean
  Private Declare PtrSafe Function Login Lib "dhnetsdk" Alias "CLIENT_LoginEx" (ByVal ip As String) As Long
  Dim text = "Declare Function A Lib ""no"" ()"
End Module
Namespace Vendor.Wrapper
End Namespace
