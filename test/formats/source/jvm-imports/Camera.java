// import com.example.commented.Out;
package com.hikvision.netsdk;

import com.sun.jna.Native;
import com.iflytek.cloud.*;
import static com.example.Util.help;
import Single;

/** import com.example.doc.Comment; */
public class Camera {
  private static final String NAME = "hcnetsdk";
  static {
    System.loadLibrary("msc");
    System.loadLibrary(NAME);
    System.load("/opt/sdk/libdhnetsdk.so");
    Object lib = Native.load("HCNetSDK", Lib.class);
    Object other = (Lib) Native.loadLibrary(Names.PLAY, Lib.class);
    System.loadLibrary("prefix" + suffix());
    list.load("not a library");
    Class.forName("com.tencent.open.TencentOpenHost");
    String text = """
      import com.example.text.Block;
      System.loadLibrary("text");
      """;
    char c = '"'; // "
  }
  interface Names { String PLAY = "PlayCtrl"; }
}
