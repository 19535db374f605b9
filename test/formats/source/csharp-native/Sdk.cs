using System.Runtime.InteropServices;
#if HIKVISION
using Hikvision.Sdk;
#endif
#if false
using Dead.Code;
#endif
namespace Camera {
  static class Native {
    const string Dll = @"..\bin\HCNetSDK.dll";
    [DllImport(Dll, EntryPoint = "NET_DVR_Init", CallingConvention = CallingConvention.StdCall)]
    static extern bool Init();
    [LibraryImport("dhnetsdk")]
    private static partial int CLIENT_Cleanup(int handle);
    // [DllImport("commented.dll")]
    static void Open() { Console.WriteLine("[DllImport(\"text.dll\")] NET_DVR_Text(x)"); SetDllDirectory("HCNetSDKCom"); }
  }
}
