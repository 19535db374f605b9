global using Hikvision.Common;
using System;
using static MvCamCtrl.NET.MyCamera;
using Sdk = NetSDKCS.NETClient;
using List = System.Collections.Generic.List<int>;
// using Commented.Out;

namespace Example
{
    public static class Native
    {
        private const string Dll = @"..\lib\HCNetSDK.dll";
        [DllImport("dhnetsdk.dll", CallingConvention = CallingConvention.Cdecl)]
        public static extern bool CLIENT_Init();
        [DllImport(Dll, EntryPoint = "NET_DVR_Init")]
        public static extern bool Init();
        [LibraryImport("PlayCtrl")]
        internal static partial int PlayM4_GetPort();
        void M()
        {
            using (var file = File.Open("x")) { }
            using var other = new Thing();
            NativeLibrary.Load("libmsc.so");
            var text = $"using Not.This; {DllImport("inside.dll")}";
            var raw = """ [DllImport("raw.dll")] """;
            var c = '"'; Assembly.LoadFrom("MvCameraControl.Net.dll");
        }
    }
}
