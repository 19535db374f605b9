import os
from ctypes import *
try:
    import oss2
    import inner.thing
except ImportError:
    oss2 = None
try:
    import needed
finally:
    pass
try:
    value = int('1')
except ValueError:
    import fallback


class Sdk:
    def start(self, path):
        for name in os.listdir(path):
            lib = cdll.LoadLibrary(path + name)
            lib.NET_DVR_Cleanup()
        self.msc.QISRSessionBegin.argtypes = [c_char_p]
        self.call_cpp("NET_DVR_Init")
        self.print_error("NET_DVR_Init failed")
        os.add_dll_directory(r"C:\sdk\HCNetSDKCom")
