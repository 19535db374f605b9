package pure

// #include "not-cgo.h"
// #cgo LDFLAGS: -lnot
import "gitee.com/somebody/sdk"
