"""import docstring.module"""
import os, aliyunsdkcore.client as client, sys
import huaweicloudsdkcore
from tencentcloud.common import credential
from . import local
from .sub import more
from ..up import other
if True: import inline.module
try:
    from hikvisionapi import Client
except ImportError: pass
# import commented.out
import importlib
name = "libhcnetsdk.so"
sdk = ctypes.CDLL("./lib/libdhnetsdk.so")
sdk2 = ctypes.WinDLL(r"C:\sdk\HCNetSDK.dll")
sdk3 = cdll.LoadLibrary(name)
sdk4 = ctypes.CDLL(os.path.join(here, "libmsc.so"))
sdk5 = ctypes.util.find_library('PlayCtrl')
sdk6 = CDLL(name=f"lib{arch}.so")
mod = importlib.import_module("qcloud_cos")
text = '''
import text.module
'''
yield_from = from_import = 3
