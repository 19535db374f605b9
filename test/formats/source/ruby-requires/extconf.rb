require 'mkmf'
abort unless have_header('HCNetSDK.h')
have_library('hcnetsdk', 'NET_DVR_Init')
find_library 'msc', nil, '/opt/sdk'
