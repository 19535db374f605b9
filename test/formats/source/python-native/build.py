from cffi import FFI
import clr
from setuptools import Extension
ffi = FFI()
ffi.cdef("""
    // int Commented_Out(int a);
    int CLIENT_Init(void *callback);
    size_t strlen(const char *);
""")
ffi.set_source("_camera", '#include <dhnetsdk.h>\n#include "HCNetSDK.h"', libraries=["dhnetsdk", "hcnetsdk"])
clr.AddReference("NetSDKCS")
ext = Extension("fast", ["fast.c"], libraries=['msc'])
