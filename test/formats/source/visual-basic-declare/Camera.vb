Imports System.Runtime.InteropServices
Imports Cloud = Aliyun.Acs.Core
' Declare Function Old Lib "HCCore.dll" () As Boolean
Module Camera
    Declare Function NET_DVR_Init Lib "HCNetSDK" () As Boolean
    <DllImport("..\bin\PlayCtrl.dll")>
    Function PlayM4_Play(port As Integer) As Boolean
    End Function
    Dim text = "say ""HCNetSDK.dll"" aloud"
End Module
