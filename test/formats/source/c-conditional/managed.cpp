#using <mscorlib.dll>
#using "NetSDKCS.dll"
#if 1
jclass c = env->FindClass("com/hikvision/netsdk/HCNetSDK");
#endif
#ifdef FEATURE
#include "open.h"
