# a comment about HCNetSDK.dll loads nothing
paths = {
    'windows': root + 'HCNetSDK.dll',
    'linux': 'libs/linux/libhcnetsdk.so',
    'darwin': "/opt/camera/libHCCore.so.1.2",
}
raw = r'C:\sdk\PlayCtrl.dll'
help = 'copy HCNetSDK.dll beside the program'
note = 'HCNetSDK.dll.config'
pattern = '*.dll'
sdk = load(paths['linux'])
