from ctypes import CDLL
NAMES = ['HCCore', 'hcnetsdk']
for name in NAMES:
    CDLL(name)
