package app;

import com.sun.jna.Library;
import com.sun.jna.Native;

public interface Sdk extends Library {
  Sdk INSTANCE = Native.load("hcnetsdk", Sdk.class);
  boolean NET_DVR_Init();
  // com.commented.out.Name
  static void open() {
    com.hikvision.netsdk.HCNetSDK.getInstance().NET_DVR_Cleanup();
    com.hikvision.netsdk.HCNetSDK.getInstance();
    io.read();
    String text = "com.in.a.string.Name";
    Class<?> type = loader.loadClass("com.iflytek.cloud.SpeechUtility");
  }
}
