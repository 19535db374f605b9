package camera

/*
#cgo darwin LDFLAGS: -F. -framework HCNetSDK
#cgo linux LDFLAGS: -L./lib -lhcnetsdk
#include "HCNetSDK.h"
*/
import "C"

var dll = syscall.NewLazyDLL("dhnetsdk.dll")
var init_ = dll.NewProc("CLIENT_Init")

// dll.NewProc("Commented")
