cdef extern from "HCNetSDK.h":
    bint NET_DVR_Init()
cdef extern from *:
    pass
# distutils: libraries = hcnetsdk msc
